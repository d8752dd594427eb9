package io.folkmoot.actors.udp;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.keys.SigningKey;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.quic.Quic;
import io.netty.handler.codec.quic.QuicTokenHandler;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Asks whoever dials to show first that it receives where it sends from (RFC 9000, section 8.1.2): anybody can write the
 * address of a peer with a session on a first packet, and the answer to that one is smaller than it.
 */
final class AddressTokens implements QuicTokenHandler {
    private static final int MAC_LENGTH = 16;
    private static final String ALGORITHM = "HmacSHA256";
    /** Nobody else can make the signature, and it never leaves this object. */
    private static final Bytes PURPOSE = Bytes.utf8("folkmoot/1/quic-address-token");

    private final Mac mac;

    AddressTokens(SigningKey identity) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(identity.sign(PURPOSE).bytes().toArray(), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    @Override
    public boolean writeToken(ByteBuf out, ByteBuf connectionId, InetSocketAddress address) {
        byte[] id = ByteBufUtil.getBytes(connectionId);
        out.writeBytes(sealOf(id, address)).writeBytes(id);
        return true;
    }

    /** Where in the token the first connection id stands, or -1. */
    @Override
    public int validateToken(ByteBuf token, InetSocketAddress address) {
        byte[] whole = ByteBufUtil.getBytes(token);
        if (whole.length < MAC_LENGTH) return -1;
        byte[] id = Arrays.copyOfRange(whole, MAC_LENGTH, whole.length);
        byte[] seal = Arrays.copyOf(whole, MAC_LENGTH);
        return MessageDigest.isEqual(seal, sealOf(id, address)) ? MAC_LENGTH : -1;
    }

    @Override
    public int maxTokenLength() {
        return MAC_LENGTH + Quic.MAX_CONN_ID_LEN;
    }

    private byte[] sealOf(byte[] id, InetSocketAddress address) {
        mac.update(address.getAddress().getAddress());
        mac.update((byte) (address.getPort() >>> 8));
        mac.update((byte) address.getPort());
        return Arrays.copyOf(mac.doFinal(id), MAC_LENGTH);
    }
}
