package io.folkmoot.protocol.trust;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The rule once more, written down sentence by sentence without regard to speed, to hold the real one against: nothing
 * of the real one is used but the statements.
 */
final class PlainRule {
    private static final long DAY = 86_400_000L;
    private static final long HALF_YEAR = 180 * DAY;

    private final Genesis genesis;
    private final long at;
    private final SortedSet<Bytes> witnessed;
    private final List<Admitted<?>> said;
    private final SortedMap<PublicKey, Integer> depths = new TreeMap<>();
    private final SortedMap<PublicKey, SortedSet<PublicKey>> parents = new TreeMap<>();

    PlainRule(List<Admitted<?>> said, Genesis genesis, long at, SortedSet<Bytes> witnessed) {
        this.said = said;
        this.genesis = genesis;
        this.at = at;
        this.witnessed = witnessed;
        for (GenesisOperator founder : genesis.operators()) depths.put(founder.publicKey(), 0);
        for (int depth = 1; depth <= genesis.maxDepth(); depth++) addLayer(depth);
    }

    SortedMap<PublicKey, Integer> trusted() {
        SortedMap<PublicKey, Integer> trusted = new TreeMap<>(depths);
        trusted.keySet().removeIf(this::isOut);
        return trusted;
    }

    private <T extends TrustStatement> List<Admitted<T>> all(Class<T> kind) {
        List<Admitted<T>> all = new ArrayList<>();
        for (Admitted<?> one : said)
            if (kind.isInstance(one.body())) all.add(new Admitted<>(kind.cast(one.body()), one.signed()));
        return all;
    }

    private void addLayer(int depth) {
        SortedMap<PublicKey, SortedSet<PublicKey>> layer = new TreeMap<>();
        for (Admitted<OperatorCertificate> certificate : all(OperatorCertificate.class)) {
            PublicKey subject = certificate.body().operator();
            if (depths.containsKey(subject) || !isLive(certificate)) continue;
            SortedSet<PublicKey> endorsers = endorsers(certificate);
            if (endorsers.size()
                    < Math.min(genesis.minEndorsements(), genesis.operators().size())) continue;
            if (genesis.operators().size() > 1 && hangsOnOne(endorsers)) continue;
            layer.put(subject, endorsers);
        }
        parents.putAll(layer);
        for (PublicKey subject : layer.keySet()) depths.put(subject, depth);
    }

    /** Whether some single operator, taken away, leaves no way to a founder. */
    private boolean hangsOnOne(SortedSet<PublicKey> endorsers) {
        for (PublicKey gone : depths.keySet()) {
            boolean reaches = false;
            for (PublicKey endorser : endorsers) reaches |= reaches(endorser, gone);
            if (!reaches) return true;
        }
        return false;
    }

    private boolean reaches(PublicKey from, PublicKey gone) {
        if (from.equals(gone)) return false;
        if (genesis.isOperator(from)) return true;
        for (PublicKey parent : parents.getOrDefault(from, new TreeSet<>())) if (reaches(parent, gone)) return true;
        return false;
    }

    private boolean isLive(Admitted<OperatorCertificate> certificate) {
        OperatorCertificate body = certificate.body();
        for (Admitted<OperatorCertificate> other : all(OperatorCertificate.class))
            if (!other.equals(certificate)
                    && other.issuer().equals(body.operator())
                    && other.body().serial() == body.serial()
                    && Math.max(other.body().notBefore(), body.notBefore()) <= at) return false;
        return body.notBefore() <= at && at <= body.notAfter();
    }

    private SortedSet<PublicKey> endorsers(Admitted<OperatorCertificate> certificate) {
        SortedSet<PublicKey> endorsers = new TreeSet<>();
        for (Admitted<Endorsement> endorsement : all(Endorsement.class)) {
            Endorsement body = endorsement.body();
            if (!body.certificate().equals(certificate.id()) || !depths.containsKey(body.endorser())) continue;
            if (body.endorser().equals(certificate.body().operator())) continue;
            if (body.issuedAt() > at || body.issuedAt() < certificate.body().notBefore()) continue;
            if (body.issuedAt() > certificate.body().notAfter() || tooMuchSince(endorsement) <= at) continue;
            if (!isOut(body.endorser()) || witnessed.contains(endorsement.id())) endorsers.add(body.endorser());
        }
        return endorsers;
    }

    /** From when an endorsement is known to be one too many; never is far away. */
    private long tooMuchSince(Admitted<Endorsement> one) {
        return tooMuch(one).stream().mapToLong(moment -> moment).min().orElse(Long.MAX_VALUE);
    }

    /** Every moment at which it turns out once more. */
    private List<Long> tooMuch(Admitted<Endorsement> one) {
        List<Long> moments = new ArrayList<>();
        for (Admitted<Endorsement> other : by(one.issuer())) {
            if (other.equals(one)) continue;
            Endorsement low = one.body().number() <= other.body().number() ? one.body() : other.body();
            Endorsement high = low.equals(one.body()) ? other.body() : one.body();
            long weeks = (high.number() - low.number()) / 2L;
            if (low.number() == high.number() || high.issuedAt() < low.issuedAt() + weeks * 7 * DAY)
                moments.add(Math.max(low.issuedAt(), high.issuedAt()));
        }
        for (Admitted<Endorsement> last : by(one.issuer())) {
            long end = last.body().issuedAt();
            if (one.body().issuedAt() > end || one.body().issuedAt() < end - HALF_YEAR || place(one) == null) continue;
            if (place(last) == null) continue;
            SortedSet<PublicKey> subjects = new TreeSet<>();
            for (Admitted<Endorsement> other : by(one.issuer()))
                if (other.body().issuedAt() <= end
                        && other.body().issuedAt() >= end - HALF_YEAR
                        && place(other) != null) subjects.add(place(other));
            if (subjects.size() > 8) moments.add(end);
        }
        return moments;
    }

    private List<Admitted<Endorsement>> by(PublicKey endorser) {
        List<Admitted<Endorsement>> by = new ArrayList<>();
        for (Admitted<Endorsement> one : all(Endorsement.class))
            if (one.issuer().equals(endorser)) by.add(one);
        return by;
    }

    private @Nullable PublicKey place(Admitted<Endorsement> endorsement) {
        for (Admitted<OperatorCertificate> certificate : all(OperatorCertificate.class))
            if (certificate.id().equals(endorsement.body().certificate())
                    && !certificate.issuer().equals(endorsement.issuer())
                    && !genesis.isOperator(certificate.issuer())) return certificate.issuer();
        return null;
    }

    private boolean isOut(PublicKey operator) {
        return isRevoked(operator) || (!genesis.isOperator(operator) && isSuspect(operator));
    }

    private boolean isSuspect(PublicKey operator) {
        for (Admitted<Endorsement> endorsement : by(operator))
            for (long moment : tooMuch(endorsement)) if (moment <= at && at < moment + HALF_YEAR) return true;
        for (Admitted<OperatorCertificate> one : all(OperatorCertificate.class))
            for (Admitted<OperatorCertificate> two : all(OperatorCertificate.class)) {
                OperatorCertificate a = one.body();
                OperatorCertificate b = two.body();
                if (!one.issuer().equals(operator) || !two.issuer().equals(operator) || one.equals(two)) continue;
                if (a.serial() == b.serial() && haunts(a.notBefore(), a.notAfter(), b.notBefore(), b.notAfter()))
                    return true;
            }
        for (Admitted<AgentCertificate> one : all(AgentCertificate.class))
            for (Admitted<AgentCertificate> two : all(AgentCertificate.class)) {
                AgentCertificate a = one.body();
                AgentCertificate b = two.body();
                if (!one.issuer().equals(operator) || !two.issuer().equals(operator) || !clash(a, b)) continue;
                if (haunts(a.notBefore(), a.notAfter(), b.notBefore(), b.notAfter())) return true;
            }
        return false;
    }

    private boolean haunts(long begin, long end, long otherBegin, long otherEnd) {
        long first = Math.max(begin, otherBegin);
        return first <= at && at < Math.max(first, Math.min(end, otherEnd)) + HALF_YEAR;
    }

    private static boolean clash(AgentCertificate one, AgentCertificate two) {
        boolean apart = one.notAfter() < two.notBefore() || two.notAfter() < one.notBefore();
        return one.slot() == two.slot() && !one.agent().equals(two.agent()) && !apart;
    }

    private boolean isRevoked(PublicKey target) {
        SortedSet<PublicKey> founders = new TreeSet<>();
        SortedSet<PublicKey> endorsers = new TreeSet<>();
        for (Admitted<Revocation> revocation : all(Revocation.class)) {
            Revocation body = revocation.body();
            if (!body.target().equals(target) || body.signer().equals(target) || body.issuedAt() > at + 120_000)
                continue;
            if (genesis.isOperator(body.signer())) founders.add(body.signer());
            if (!genesis.isOperator(target) && everEndorsed(body)) endorsers.add(body.signer());
        }
        int count = genesis.operators().size();
        int needed = genesis.isOperator(target)
                ? (int) Math.ceil(2 * count / 3.0)
                : Math.min(genesis.revocationThreshold(), count);
        return founders.size() >= needed || endorsers.size() >= genesis.revocationThreshold();
    }

    private boolean everEndorsed(Revocation revocation) {
        SortedSet<PublicKey> members = new TreeSet<>();
        for (GenesisOperator founder : genesis.operators()) members.add(founder.publicKey());
        int founders = members.size();
        int needed = Math.max(Math.min(genesis.minEndorsements(), founders), Math.min(2, founders));
        for (int depth = 1; depth <= genesis.maxDepth(); depth++) {
            SortedSet<PublicKey> layer = new TreeSet<>();
            for (Admitted<OperatorCertificate> certificate : all(OperatorCertificate.class)) {
                SortedSet<PublicKey> endorsers = soundEndorsers(certificate);
                endorsers.retainAll(members);
                if (endorsers.size() >= needed) layer.add(certificate.issuer());
            }
            members.addAll(layer);
        }
        if (!members.contains(revocation.signer())) return false;
        for (Admitted<OperatorCertificate> certificate : all(OperatorCertificate.class))
            if (certificate.issuer().equals(revocation.target())
                    && soundEndorsers(certificate).contains(revocation.signer())) return true;
        return false;
    }

    private SortedSet<PublicKey> soundEndorsers(Admitted<OperatorCertificate> certificate) {
        SortedSet<PublicKey> endorsers = new TreeSet<>();
        for (Admitted<Endorsement> endorsement : all(Endorsement.class)) {
            Endorsement body = endorsement.body();
            if (body.certificate().equals(certificate.id())
                    && place(endorsement) != null
                    && body.issuedAt() >= certificate.body().notBefore()
                    && body.issuedAt() <= certificate.body().notAfter()
                    && tooMuchSince(endorsement) == Long.MAX_VALUE) endorsers.add(body.endorser());
        }
        return endorsers;
    }
}
