package io.folkmoot.actors.udp;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.keys.SigningKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** A token is good for one address and one connection id, and from nobody else. */
class AddressTokensTest {
    private static final InetSocketAddress HERE = at(1, 4001);
    private static final byte[] ID = {1, 2, 3, 4, 5, 6, 7, 8};

    private final AddressTokens tokens = new AddressTokens(SigningKey.generate(new SplittableRandom(1)));

    private static InetSocketAddress at(int host, int port) {
        return new Address(Bytes.adopt(new byte[] {127, 0, 0, (byte) host}), port).toSocketAddress();
    }

    private static byte[] token(AddressTokens from, InetSocketAddress address) {
        ByteBuf out = Unpooled.buffer();
        assertThat(from.writeToken(out, Unpooled.wrappedBuffer(ID), address)).isTrue();
        return ByteBufUtil.getBytes(out);
    }

    private int validate(byte[] token, InetSocketAddress address) {
        return tokens.validateToken(Unpooled.wrappedBuffer(token), address);
    }

    @Test
    void whereItWasGivenItShowsTheConnectionId() {
        byte[] token = token(tokens, HERE);
        assertThat(token.length).isLessThanOrEqualTo(tokens.maxTokenLength());
        int offset = validate(token, HERE);
        assertThat(Unpooled.wrappedBuffer(token).slice(offset, token.length - offset))
                .isEqualTo(Unpooled.wrappedBuffer(ID));
    }

    @Test
    void anywhereElseItIsNothing() {
        byte[] token = token(tokens, HERE);
        assertThat(validate(token, at(1, 4002))).isNegative();
        assertThat(validate(token, at(2, 4001))).isNegative();
    }

    @Test
    void changedCutOrForeignItIsNothing() {
        byte[] token = token(tokens, HERE);
        for (int i = 0; i < token.length; i++) {
            byte[] changed = token.clone();
            changed[i] ^= 1;
            assertThat(validate(changed, HERE)).as("byte %s changed", i).isNegative();
        }
        for (int length = 0; length < token.length; length++)
            assertThat(validate(Arrays.copyOf(token, length), HERE)).isNegative();
        AddressTokens foreign = new AddressTokens(SigningKey.generate(new SplittableRandom(2)));
        assertThat(validate(token(foreign, HERE), HERE)).isNegative();
    }
}
