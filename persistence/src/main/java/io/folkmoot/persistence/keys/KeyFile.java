package io.folkmoot.persistence.keys;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.bytes.Sha256;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The text of a key file: five lines, each ended by a line feed, of which the last is a checksum over the others.
 *
 * <pre>
 * folkmoot key 1
 * purpose agent
 * seed      (64 hex digits)
 * public    (64 hex digits)
 * checksum  (16 hex digits: the first 8 bytes of SHA-256)
 * </pre>
 *
 * The public key lets a person tell files apart, and shows a seed that was changed together with the checksum.
 * No message here repeats what it read: it may be half a seed.
 */
final class KeyFile {
    /** The longest file of this version has 200 bytes; later versions may say more in their header. */
    static final int MOST_BYTES = 512;

    private static final Pattern HEADER = Pattern.compile("folkmoot key ([0-9]{1,9})\n.*", Pattern.DOTALL);
    private static final Pattern FORM = Pattern.compile(
            "(folkmoot key 1\npurpose ([a-z]+)\nseed ([0-9a-f]{64})\npublic ([0-9a-f]{64})\n)checksum ([0-9a-f]{16})\n");

    private KeyFile() {}

    static Bytes write(StoredKey key) {
        String lines = "folkmoot key 1\npurpose " + key.purpose().word() + "\nseed "
                + key.seed().toHex() + "\npublic " + key.publicKey().toHex() + "\n";
        return Bytes.utf8(lines + "checksum " + checksum(lines) + "\n");
    }

    static StoredKey read(Bytes content, KeyPurpose purpose) throws MalformedException {
        if (content.isEmpty()) throw new MalformedException("is empty");
        if (content.length() > MOST_BYTES) throw new MalformedException("is longer than " + MOST_BYTES + " bytes");
        String text = content.toUtf8();
        Matcher header = HEADER.matcher(text);
        if (!header.matches()) throw new MalformedException("does not begin with the line 'folkmoot key 1'");
        if (!header.group(1).equals("1"))
            throw new MalformedException("has version " + header.group(1) + ", and this program reads version 1");
        Matcher form = FORM.matcher(text);
        if (!form.matches()) throw new MalformedException("does not have the five lines of a key file");
        if (!form.group(5).equals(checksum(form.group(1)))) throw new MalformedException("does not match its checksum");
        if (!form.group(2).equals(purpose.word()))
            throw new MalformedException("is for the purpose " + form.group(2) + ", not " + purpose.word());
        return checked(StoredKey.of(purpose, Bytes.hex(form.group(3))), form.group(4));
    }

    private static StoredKey checked(StoredKey key, String publicKey) throws MalformedException {
        if (!key.publicKey().toHex().equals(publicKey))
            throw new MalformedException("has a seed that does not belong to its public key");
        return key;
    }

    private static String checksum(String lines) {
        return Sha256.hash(Bytes.utf8(lines)).toHex().substring(0, 16);
    }
}
