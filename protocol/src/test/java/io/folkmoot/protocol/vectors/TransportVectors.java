package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.noise.NoiseHooks;
import io.folkmoot.protocol.noise.Session;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Packets of the session that the handshake's vector opened, across the border of two epochs. */
record TransportVectors() implements Section {
    private static final int EPOCH = 1 << 20;
    private static final Bytes HEADER = Bytes.hex("beef");

    @Override
    public String name() {
        return "transport";
    }

    @Override
    public void write(Lines lines) throws Exception {
        NoiseHooks.Keys keys = HandshakeVectors.keys();
        put(lines, "initiator", keys.initiator(), keys.responder(), 0, "ping", Bytes.EMPTY);
        put(lines, "initiator", keys.initiator(), keys.responder(), 1, "", HEADER);
        put(lines, "responder", keys.responder(), keys.initiator(), 0, "pong", HEADER);
        put(lines, "initiator", keys.initiator(), keys.responder(), EPOCH - 1, "the last of epoch 0", HEADER);
        lines.item().put("key", keys.initiator()).put("rekeyed", NoiseHooks.rekeyed(keys.initiator()));
        putAfter(lines, keys, "the first of epoch 1");
    }

    private static void put(
            Lines lines, String sender, Bytes key, Bytes other, long counter, String text, Bytes header) {
        Session session = NoiseHooks.session(key, other, counter);
        put(lines, sender, key, session.seal(Bytes.utf8(text), header), text, header);
    }

    /** By the session's own rekeying: it begins with the last counter of the epoch before. */
    private static void putAfter(Lines lines, NoiseHooks.Keys keys, String text) {
        Session session = NoiseHooks.session(keys.initiator(), keys.responder(), EPOCH - 1);
        session.seal(Bytes.EMPTY, Bytes.EMPTY);
        Session.Sealed packet = session.seal(Bytes.utf8(text), HEADER);
        put(lines, "initiator", NoiseHooks.rekeyed(keys.initiator()), packet, text, HEADER);
    }

    private static void put(Lines lines, String sender, Bytes key, Session.Sealed packet, String text, Bytes header) {
        lines.item()
                .put("sender", sender)
                .put("key", key)
                .put("counter", packet.counter())
                .put("associated data", header)
                .put("plaintext", Bytes.utf8(text))
                .put("ciphertext", packet.ciphertext());
    }

    @Override
    public List<String> free() {
        return List.of("sender");
    }

    /** By AES-GCM as the platform has it, so that nothing of the session's own code vouches for it. */
    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            if (item.has("rekeyed")) {
                Bytes sealed = seal(item.bytes("key"), -1, Bytes.EMPTY, Cast.repeated(0));
                assertThat(Bytes.copyOf(sealed.toArray(), 0, 32)).isEqualTo(item.bytes("rekeyed"));
                continue;
            }
            long counter = item.number("counter");
            Bytes header = item.bytes("associated data");
            assertThat(seal(item.bytes("key"), counter, header, item.bytes("plaintext")))
                    .isEqualTo(item.bytes("ciphertext"));
            Session receiver = NoiseHooks.session(Cast.repeated(0), item.bytes("key"), counter);
            assertThat(receiver.open(counter, item.bytes("ciphertext"), header)).isEqualTo(item.bytes("plaintext"));
        }
        checkBorder(items);
    }

    /** The receiver of the last packet of one epoch opens the first of the next. */
    private static void checkBorder(List<Item> items) throws Exception {
        Item last = items.get(3);
        Item first = items.get(5);
        Session receiver = NoiseHooks.session(Cast.repeated(0), last.bytes("key"), EPOCH - 1);
        for (Item item : List.of(first, last))
            assertThat(receiver.open(item.number("counter"), item.bytes("ciphertext"), item.bytes("associated data")))
                    .isEqualTo(item.bytes("plaintext"));
    }

    private static Bytes seal(Bytes key, long counter, Bytes header, Bytes plaintext) throws GeneralSecurityException {
        byte[] nonce = ByteBuffer.allocate(12).putInt(0).putLong(counter).array();
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(
                Cipher.ENCRYPT_MODE,
                new SecretKeySpec(Arrays.copyOf(key.toArray(), 32), "AES"),
                new GCMParameterSpec(128, nonce));
        cipher.updateAAD(header.toArray());
        return Bytes.adopt(cipher.doFinal(plaintext.toArray()));
    }
}
