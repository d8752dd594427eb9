package io.folkmoot.protocol.trust;

import static io.folkmoot.protocol.trust.Town.DAY;
import static io.folkmoot.protocol.trust.Town.NOW;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Founders that all work together, the worst case, and the newcomers they bring in: they share every key, know the rule,
 * set every clock as they like and try to have as many operators trusted as they can.
 */
final class Colluders {
    static final int DAYS = 30;

    /** So many are signed to take the place of what was signed before. */
    private static final int PAGE = 128;

    /** What they try. */
    enum Plan {
        /** Spend every budget to the last on newcomers that stay. */
        HOLD,
        /** Backdate as far as a certificate reaches, let newcomers end after days, and bring in others in their places. */
        ROTATE,
        /** Hold back half of what they signed and show one more a day, so that it might take the place of another. */
        REVEAL,
        /** Hold, and on top renumber, equivocate, repeat, and endorse each other's creations at random. */
        LIE,
        /** Every six days sign over a hundred with higher numbers, which look well by themselves, for eight others. */
        SWAP_PAGE,
        /** Sign for hundreds of newcomers a day and see what happens. */
        FLOOD
    }

    /** One endorsement that an endorser has left: its number and the moment it will claim. */
    private record Chance(PublicKey endorser, int depth, int number, long claimed) {}

    private final Town town;
    private final Plan plan;
    private final SplittableRandom random;
    private final List<Chance> chances = new ArrayList<>();
    private final List<Admitted<?>> shown = new ArrayList<>();
    private final List<Admitted<?>> heldBack = new ArrayList<>();
    private int newcomers;

    Colluders(int founders, Plan plan, long seed) {
        this.town = Town.foundedBy(founders);
        this.plan = plan;
        this.random = new SplittableRandom(seed);
        for (GenesisOperator founder : town.genesis.operators()) enlist(founder.publicKey(), 0, 0);
    }

    Genesis genesis() {
        return town.genesis;
    }

    List<Admitted<?>> shown() {
        return shown;
    }

    void live(int day) {
        switch (plan) {
            case HOLD, ROTATE -> spend(day);
            case REVEAL -> reveal(day);
            case SWAP_PAGE -> {
                if (day == 0) spend(day);
                else if (day % 6 == 0) swapPages(day);
            }
            case LIE -> {
                spend(day);
                if (day > 0) lie(day);
            }
            case FLOOD -> flood(day);
        }
    }

    /** A new endorser has eight chances that are long past, and eight more as soon as the first leave their half year. */
    private void enlist(PublicKey endorser, int depth, int day) {
        if (depth == town.genesis.maxDepth() || plan == Plan.FLOOD) return;
        int first = plan == Plan.ROTATE ? -175 : -60;
        for (int number = 0; number < 16; number++) {
            int claimed = number < 8 ? first + number / 2 * 7 : first + 181 + (number - 8) / 2 * 7;
            chances.add(new Chance(endorser, depth, number, NOW + (day + claimed) * DAY));
        }
    }

    /** Brings in newcomers as long as three endorsers of a layer have chances left that may be claimed by now. */
    private void spend(int day) {
        for (int depth = 0; depth < town.genesis.maxDepth(); depth++)
            for (List<Chance> three = three(depth, day); three.size() == 3; three = three(depth, day)) {
                chances.removeAll(three);
                PublicKey newcomer = bringIn(three);
                enlist(newcomer, depth + 1, day);
            }
    }

    /** Of those with most chances left one each, so that as few as possible are left over. */
    private List<Chance> three(int depth, int day) {
        long today = NOW + day * DAY;
        SortedMap<PublicKey, List<Chance>> open = new TreeMap<>();
        for (Chance chance : chances)
            if (chance.depth() == depth && chance.claimed() <= today && chance.claimed() > today - 178 * DAY)
                open.computeIfAbsent(chance.endorser(), key -> new ArrayList<>())
                        .add(chance);
        List<List<Chance>> richest = new ArrayList<>(open.values());
        richest.sort(Comparator.comparingInt((List<Chance> left) -> left.size()).reversed());
        List<Chance> three = new ArrayList<>();
        for (List<Chance> left : richest) if (three.size() < 3) three.add(left.get(0));
        return three;
    }

    private PublicKey bringIn(List<Chance> three) {
        long begin = three.stream().mapToLong(Chance::claimed).min().orElseThrow() - DAY;
        Admitted<OperatorCertificate> certificate = newcomer(begin);
        for (Chance chance : three)
            shown.add(endorse(chance.endorser(), certificate, chance.number(), chance.claimed()));
        return certificate.body().operator();
    }

    private Admitted<OperatorCertificate> newcomer(long begin) {
        PublicKey key = new PublicKey(Town.noise(random, PublicKey.LENGTH));
        newcomers++;
        Admitted<OperatorCertificate> certificate =
                town.admitted(OperatorCertificate.of(key, "n" + newcomers, 1, begin, begin + 180 * DAY));
        shown.add(certificate);
        return certificate;
    }

    private Admitted<Endorsement> endorse(
            PublicKey endorser, Admitted<OperatorCertificate> certificate, int number, long claimed) {
        return town.admitted(new Endorsement(endorser, certificate.id(), number, Town.noise(random, 32), claimed));
    }

    private void reveal(int day) {
        if (day == 0) {
            spend(0);
            for (int i = 0; i <= DAYS; i++) holdOneBack(i);
        }
        if (day < 5) return;
        for (int i = 0; i < 4; i++) shown.add(heldBack.remove(0));
    }

    /** A newcomer more than the budget allows, under numbers and times that look well by themselves. */
    private void holdOneBack(int index) {
        Admitted<OperatorCertificate> certificate = newcomer(NOW - 100 * DAY);
        heldBack.add(shown.remove(shown.size() - 1));
        for (GenesisOperator founder : town.genesis.operators().subList(0, 3))
            heldBack.add(endorse(founder.publicKey(), certificate, 8 + index, NOW - (31 - index * 7 / 2) * DAY));
    }

    private void swapPages(int day) {
        List<Admitted<OperatorCertificate>> eight = new ArrayList<>();
        for (int i = 0; i < 8; i++) eight.add(newcomer(NOW - 90 * DAY));
        for (GenesisOperator founder : town.genesis.operators().subList(0, 3))
            for (int i = 0; i < PAGE; i++) {
                long claimed = NOW + day * DAY - (PAGE - 1 - i) / 2 * Budget.WINDOW;
                Bytes named = i < PAGE - 8
                        ? Town.noise(random, 32)
                        : eight.get(i - PAGE + 8).id();
                int number = day * 1_000 + i;
                shown.add(town.admitted(
                        new Endorsement(founder.publicKey(), named, number, Town.noise(random, 32), claimed)));
            }
    }

    private void lie(int day) {
        List<Admitted<Endorsement>> endorsements = of(Endorsement.class);
        List<Admitted<OperatorCertificate>> certificates = of(OperatorCertificate.class);
        Admitted<Endorsement> one = endorsements.get(random.nextInt(endorsements.size()));
        Admitted<OperatorCertificate> other = certificates.get(random.nextInt(certificates.size()));
        long claimed = NOW + day * DAY - random.nextLong(170 * DAY);
        int number = random.nextInt(20);
        switch (random.nextInt(4)) {
            case 0 -> shown.add(one);
            case 1 ->
                shown.add(endorse(
                        one.issuer(), other, one.body().number(), one.body().issuedAt()));
            case 2 -> shown.add(endorse(other.issuer(), newcomer(claimed - DAY), number, claimed));
            default -> shown.add(endorse(other.issuer(), certificates.get(0), number, claimed));
        }
    }

    private void flood(int day) {
        for (int i = 0; i < 400; i++) {
            Admitted<OperatorCertificate> certificate = newcomer(NOW - 90 * DAY);
            int number = day * 400 + i;
            for (GenesisOperator founder : town.genesis.operators().subList(0, 3))
                shown.add(endorse(founder.publicKey(), certificate, number, NOW + day * DAY));
        }
    }

    private <T extends TrustStatement> List<Admitted<T>> of(Class<T> kind) {
        List<Admitted<T>> all = new ArrayList<>();
        SortedSet<Bytes> seen = new TreeSet<>();
        for (Admitted<?> one : shown)
            if (kind.isInstance(one.body()) && seen.add(one.id()))
                all.add(new Admitted<>(kind.cast(one.body()), one.signed()));
        return all;
    }
}
