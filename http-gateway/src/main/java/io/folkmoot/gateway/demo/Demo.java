package io.folkmoot.gateway.demo;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.identity.Distance;
import io.folkmoot.protocol.identity.TableKey;
import io.folkmoot.protocol.records.Kind;
import io.folkmoot.protocol.records.RecordDraft;
import io.folkmoot.protocol.records.RecordKey;
import io.folkmoot.protocol.records.SignedRecord;
import io.folkmoot.protocol.signing.NetworkId;
import io.folkmoot.protocol.trust.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Five peers, told as a story: they enrol, find each other, keep what one of them publishes, and settle a question. */
public final class Demo {
    private static final int FOUNDERS = 3;

    private final RandomGenerator dice;
    private final long now;
    private final Consumer<String> out;
    private final List<Resident> residents = new ArrayList<>();

    public Demo(RandomGenerator dice, long now, Consumer<String> out) {
        this.dice = dice;
        this.now = now;
        this.out = out;
        for (String label : List.of("oak", "elm", "ash", "yew", "fir")) residents.add(Resident.move(label, dice));
    }

    /** True when everything went as told. */
    public boolean run() throws MalformedException {
        Enrolment enrolment = new Enrolment(residents, FOUNDERS, dice, now);
        NetworkId network = enrolment.genesis().networkId();
        boolean enrolled = enrol(enrolment);
        title("2. A mesh: five peers find each other, and hold what one of them puts in");
        boolean meshed = Mesh.show(residents, network, this::say);
        boolean kept = publish(network);
        title("4. A ballot: sealed first, opened later");
        boolean settled = new Vote(residents, network, dice).hold(this::say);
        say("");
        say("All of this ran through the code of a real peer. Trust and ballots do not travel the mesh yet.");
        return enrolled && meshed && kept && settled;
    }

    private boolean enrol(Enrolment enrolment) throws MalformedException {
        title("1. Enrolment: nobody is let in by a server");
        say("oak, elm and ash found the network "
                + shortened(enrolment.genesis().networkId().toHex()));
        Resident yew = residents.get(3);
        Resident fir = residents.get(4);
        enrolment.endorse(yew, residents.subList(0, 3), 0);
        say("yew asks to join, and all three endorse it: " + inWords(enrolment.verdict(yew)));
        enrolment.endorse(fir, residents.subList(0, 2), 1);
        Verdict early = enrolment.verdict(fir);
        say("fir has the word of two:                    " + inWords(early));
        enrolment.endorse(fir, residents.subList(2, 3), 1);
        Verdict late = enrolment.verdict(fir);
        say("ash vouches for fir too:                    " + inWords(late));
        for (Verdict.Line line : late.why()) say("    " + "  ".repeat(line.indent()) + line.text());
        enrolment.certifyAgents();
        say("every peer that holds these " + enrolment.known().size() + " statements, in any order, has the root "
                + shortened(enrolment.known().root().toHex()));
        return !early.isTrusted() && late.isTrusted() && enrolment.verdict(yew).isTrusted();
    }

    private boolean publish(NetworkId network) throws MalformedException {
        title("3. Knowledge: whoever holds it, nobody can change it");
        Resident yew = residents.get(3);
        TableKey key = RecordKey.entry(yew.agent().publicKey(), "greeting");
        say("yew publishes under " + shortened(key.toHex()) + "; closest to that key are "
                + closestTo(key).stream().map(Resident::label).collect(Collectors.joining(", ")));
        SignedRecord first = entry(network).json("{\"text\":\"hello\"}").sign(yew.agent());
        SignedRecord second = RecordDraft.replacing(first, now)
                .json("{\"text\":\"hello, all\"}")
                .sign(yew.agent());
        Shelf shelf = new Shelf(first, residents.size(), network, now);
        shelf.deliver(List.of(second, first));
        say("five holders got its two versions in different orders: all "
                + (shelf.allAgree() ? "agree on " : "DISAGREE, one says ")
                + shelf.shown().getFirst().body().toUtf8());
        String overwrite = shelf.offer(forged(second));
        say("fir passes on a changed copy: refused, " + overwrite);
        shelf.deliver(List.of(first, RecordDraft.removing(second, now).sign(yew.agent()), second));
        say("yew deletes it; late copies of both versions arrive: "
                + shelf.shown().size() + " left to see");
        return shelf.allAgree() && shelf.shown().isEmpty() && !overwrite.isEmpty();
    }

    private RecordDraft entry(NetworkId network) {
        return RecordDraft.of(network, Kind.ENTRY, now).name("greeting").sequence(1);
    }

    /** One letter of the body changed on the way. */
    private static Bytes forged(SignedRecord record) {
        String wire = record.wire().toHex();
        return Bytes.hex(
                wire.replace(Bytes.utf8("hello").toHex(), Bytes.utf8("jello").toHex()));
    }

    private List<Resident> closestTo(TableKey key) {
        Comparator<Resident> byDistance = (left, right) -> Distance.compare(key, left.nodeId(), right.nodeId());
        return residents.stream().sorted(byDistance).limit(FOUNDERS).toList();
    }

    private static String inWords(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Trusted trusted -> "trusted, " + trusted.depth() + " step from the founders";
            case Verdict.Grace grace -> "in grace";
            case Verdict.Refused refused -> "not trusted, " + refused.reason().text();
        };
    }

    private void title(String text) {
        say("");
        say(text);
    }

    private void say(String text) {
        out.accept(text);
    }

    private static String shortened(String hex) {
        return hex.substring(0, 8) + "…";
    }
}
