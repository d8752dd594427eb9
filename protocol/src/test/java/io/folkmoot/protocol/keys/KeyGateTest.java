package io.folkmoot.protocol.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class KeyGateTest {
    private static final RandomGenerator DICE = new Random(4);
    private final KeyGate gate = new KeyGate(2);

    @Test
    void aKeyThatComesAgainVerifiesAsItDidAtFirst() throws MalformedException {
        SigningKey key = SigningKey.generate(DICE);
        Bytes message = Bytes.utf8("the same");
        Signature signature = key.sign(message);
        assertThat(gate.admit(key.publicKey()).verifies(signature, message)).isTrue();
        assertThat(gate.hasPassed(key.publicKey())).isTrue();
        assertThat(gate.admit(key.publicKey()).verifies(signature, message)).isTrue();
        assertThat(gate.admit(key.publicKey()).verifies(signature, Bytes.utf8("another")))
                .isFalse();
    }

    @Test
    void aBadKeyIsRefusedHoweverOftenItComes() {
        PublicKey neutral = new PublicKey(Bytes.hex("01" + "00".repeat(31)));
        for (int i = 0; i < 3; i++)
            assertThatThrownBy(() -> gate.admit(neutral)).isInstanceOf(MalformedException.class);
        assertThat(gate.hasPassed(neutral)).isFalse();
    }

    @Test
    void whenItIsFullTheOneNotMetForLongestIsForgotten() throws MalformedException {
        PublicKey first = SigningKey.generate(DICE).publicKey();
        PublicKey second = SigningKey.generate(DICE).publicKey();
        gate.admit(first);
        gate.admit(second);
        gate.admit(first);
        gate.admit(SigningKey.generate(DICE).publicKey());
        assertThat(gate.hasPassed(first)).isTrue();
        assertThat(gate.hasPassed(second)).isFalse();
    }
}
