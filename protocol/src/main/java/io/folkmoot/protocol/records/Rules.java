package io.folkmoot.protocol.records;

import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.signing.NetworkId;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;

/** What must hold of a record of each kind whatever the hour and whoever signed it; the cheapest rules come first. */
final class Rules {
    private static final List<BiFunction<Kind, Envelope, Optional<Refusal>>> ALL = List.of(
            Rules::bodyLength,
            Rules::life,
            Rules::tombstone,
            Rules::sequence,
            RecordName::problem,
            Rules::key,
            Rules::bodyForm);

    private Rules() {}

    static Optional<Refusal> network(Envelope envelope, NetworkId due) {
        return when(!envelope.network().equals(due), new Refusal.WrongNetwork(envelope.network(), due));
    }

    static Optional<Refusal> broken(Kind kind, Envelope envelope) {
        for (BiFunction<Kind, Envelope, Optional<Refusal>> rule : ALL) {
            Optional<Refusal> refusal = rule.apply(kind, envelope);
            if (refusal.isPresent()) return refusal;
        }
        return Optional.empty();
    }

    private static Optional<Refusal> bodyLength(Kind kind, Envelope envelope) {
        int length = envelope.body().length();
        return when(length > kind.maxBody(), new Refusal.BodyTooLarge(kind, length));
    }

    private static Optional<Refusal> life(Kind kind, Envelope envelope) {
        if (envelope.life() <= 0) return Optional.of(new Refusal.NoLife(envelope.created(), envelope.expires()));
        Duration life = Duration.ofMillis(envelope.life());
        if (envelope.tombstone())
            return when(!life.equals(kind.tombstoneLife()), new Refusal.WrongTombstoneLife(kind, life));
        return when(life.compareTo(kind.longestLife()) > 0, new Refusal.LifeTooLong(kind, life));
    }

    private static Optional<Refusal> tombstone(Kind kind, Envelope envelope) {
        if (!envelope.tombstone()) return Optional.empty();
        if (!kind.erasable()) return Optional.of(new Refusal.NotErasable(kind));
        return when(
                !envelope.body().isEmpty(),
                new Refusal.TombstoneWithBody(envelope.body().length()));
    }

    private static Optional<Refusal> sequence(Kind kind, Envelope envelope) {
        return when(
                kind.way() == Way.IMMUTABLE && envelope.sequence() != 0,
                new Refusal.BadSequence(kind, envelope.sequence()));
    }

    private static Optional<Refusal> key(Kind kind, Envelope envelope) {
        TableKey found = envelope.key();
        return RecordKey.due(kind, envelope.issuer(), envelope.name(), envelope.body())
                .filter(due -> !due.equals(found))
                .map(due -> new Refusal.WrongKey(found, due));
    }

    private static Optional<Refusal> bodyForm(Kind kind, Envelope envelope) {
        boolean isText = kind.bodyForm() == BodyForm.JSON && !envelope.tombstone();
        return isText ? JsonBody.problem(envelope.body()) : Optional.empty();
    }

    private static Optional<Refusal> when(boolean broken, Refusal refusal) {
        return broken ? Optional.of(refusal) : Optional.empty();
    }
}
