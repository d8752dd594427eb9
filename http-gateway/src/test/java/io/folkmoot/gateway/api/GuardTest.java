package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** The guard by itself: what it lets pass, in which order it refuses, and that chance finds no way by. */
class GuardTest {
    private static final String TOKEN = "5e".repeat(32);
    private static final String HOST = "127.0.0.1:7475";

    private final Guard guard =
            new Guard(Credentials.of(TOKEN), new TreeSet<>(List.of(HOST))::contains, List.of("http://localhost:3000"));

    @Test
    void whatItLetsPassIsReadyForAHandler() throws Exception {
        Admitted admitted =
                guard.admit(head("GET", "/local/records/ab12?kind=note&level=any", "Authorization", "Bearer " + TOKEN));
        assertThat(admitted.route()).isEqualTo(Route.GET_RECORD);
        assertThat(admitted.variable()).isEqualTo("ab12");
        assertThat(admitted.parameters()).containsEntry("kind", "note").containsEntry("level", "any");
        assertThat(admitted.grant().orElseThrow().scopes()).containsExactly(Scope.values());
    }

    /** Nobody without a token learns what is here and what is not. */
    @Test
    void theTokenComesBeforeThePath() {
        for (String target : List.of("/local/status", "/local/nothing", "/", "/local/stop"))
            assertThat(refusal(head("GET", target)).status()).as(target).isEqualTo(401);
        assertThat(refusal(head("GET", "/local/nothing", "Authorization", "Bearer " + TOKEN))
                        .status())
                .isEqualTo(404);
    }

    @Test
    void theHostComesBeforeTheToken() {
        Head foreign = new Head(
                "GET",
                "/local/status",
                List.of(new Head.Header("Host", "evil.example"), new Head.Header("Authorization", "Bearer " + TOKEN)));
        assertThat(refusal(foreign).word()).isEqualTo("wrong-host");
        assertThat(guard.isMeantForUs(foreign)).isFalse();
        assertThat(guard.isMeantForUs(head("GET", "/local/status"))).isTrue();
    }

    @Test
    void queriesAreOfTheKnownParametersOnce() {
        for (String query : List.of("level=any&level=any", "x=1", "level=%61ny", "level=any&", "&", "level=a b"))
            assertThat(refusal(head("GET", "/local/records/ab?" + query, "Authorization", "Bearer " + TOKEN))
                            .status())
                    .as(query)
                    .isEqualTo(400);
    }

    @Test
    void idempotencyKeysAreShortAndVisible() throws Exception {
        assertThat(guard.admit(post("Idempotency-Key", "a-1")).idempotencyKey()).contains("a-1");
        for (String key : List.of("", " ", "a b", "k".repeat(129), "\u00fc"))
            assertThat(refusal(post("Idempotency-Key", key)).status()).as(key).isEqualTo(400);
    }

    /** Whatever two good headers are made of, only the good ones together open anything. */
    @Test
    void chanceFindsNoWayBy() {
        long seed = new SecureRandom().nextLong();
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            List<Head.Header> headers = new ArrayList<>();
            if (random.nextBoolean()) headers.add(new Head.Header("host", damaged(HOST, random)));
            if (random.nextBoolean()) headers.add(new Head.Header("origin", damaged("http://" + HOST, random)));
            if (random.nextBoolean()) headers.add(new Head.Header("authorization", damaged("Bearer " + TOKEN, random)));
            if (random.nextBoolean()) headers.add(new Head.Header("content-type", damaged("application/json", random)));
            Head head = new Head(random.nextBoolean() ? "POST" : "GET", damaged("/local/stop", random), headers);
            boolean right = head.method().equals("POST")
                    && head.target().replaceAll("\\?$", "").equals("/local/stop")
                    && head.all("host").equals(List.of(HOST))
                    && List.of(List.of(), List.of("http://" + HOST), List.of("http://localhost:3000"))
                            .contains(head.all("origin"))
                    && head.all("authorization").size() == 1
                    && head.all("authorization")
                            .get(0)
                            .replaceFirst("(?i)^bearer", "Bearer")
                            .equals("Bearer " + TOKEN)
                    && head.all("content-type").size() == 1
                    && head.all("content-type").get(0).equalsIgnoreCase("application/json");
            assertThat(isAdmitted(head))
                    .as("seed %d, step %d: %s", seed, i, head)
                    .isEqualTo(right);
        }
    }

    /** Left alone half of the time, so that all are good at once now and then. */
    private static String damaged(String good, SplittableRandom random) {
        if (random.nextInt(8) != 0) return good;
        StringBuilder bad = new StringBuilder(good);
        int at = random.nextInt(bad.length());
        switch (random.nextInt(4)) {
            case 0 -> bad.deleteCharAt(at);
            case 1 -> bad.setCharAt(at, (char) (' ' + random.nextInt(95)));
            case 2 -> bad.insert(at, (char) (' ' + random.nextInt(95)));
            default -> bad.setLength(at);
        }
        return bad.toString();
    }

    @Test
    void tokensAreOfChanceAlone() {
        String one = Credentials.fresh(new SecureRandom()).bootToken();
        assertThat(one).matches("[0-9a-f]{64}");
        assertThat(Credentials.fresh(new SecureRandom()).bootToken()).isNotEqualTo(one);
    }

    @Test
    void aProofDependsOnAllThatItProves() {
        Bytes nonce = Bytes.hex("00".repeat(DaemonProof.NONCE_BYTES));
        String proof = DaemonProof.of(TOKEN, HOST, nonce);
        // From an independent implementation of what the class says.
        assertThat(proof).isEqualTo("e4b4299c4f91c9069c24e4d268d051d64b86e8954b946516742d9d7ffcde7d82");
        assertThat(DaemonProof.of(TOKEN + "0", HOST, nonce)).isNotEqualTo(proof);
        assertThat(DaemonProof.of(TOKEN, HOST + "0", nonce)).isNotEqualTo(proof);
        assertThat(DaemonProof.of(TOKEN, HOST, Bytes.hex("01".repeat(DaemonProof.NONCE_BYTES))))
                .isNotEqualTo(proof);
        assertThat(DaemonProof.nonce("00")).isEmpty();
        assertThat(DaemonProof.nonce("AB".repeat(DaemonProof.NONCE_BYTES))).isEmpty();
    }

    private boolean isAdmitted(Head head) {
        try {
            return guard.admit(head).route() == Route.STOP;
        } catch (RefusedException e) {
            return false;
        }
    }

    private Problem refusal(Head head) {
        try {
            throw new AssertionError("admitted: " + guard.admit(head));
        } catch (RefusedException e) {
            return e.problem();
        }
    }

    private static Head post(String name, String value) {
        return head(
                "POST",
                "/local/stop",
                "Authorization",
                "Bearer " + TOKEN,
                "Content-Type",
                "application/json",
                name,
                value);
    }

    private static Head head(String method, String target, String... more) {
        List<Head.Header> headers = new ArrayList<>(List.of(new Head.Header("Host", HOST)));
        for (int i = 0; i < more.length; i += 2) headers.add(new Head.Header(more[i], more[i + 1]));
        return new Head(method, target, headers);
    }
}
