package io.folkmoot.persistence.keys;

import java.nio.file.Path;
import java.security.SecureRandom;

/** A process of its own that makes or loads a key in each of several folders, and prints the public keys. */
final class MakeKeys {
    private MakeKeys() {}

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int folders = Integer.parseInt(arguments[1]);
        // A barrier: whoever started this process closes its input once all are running.
        System.out.println("ready");
        while (System.in.read() >= 0) Thread.onSpinWait();
        for (int i = 0; i < folders; i++) {
            StoredKey key =
                    KeyStore.in(folder.resolve("keys" + i)).loadOrCreate("main", KeyPurpose.AGENT, new SecureRandom());
            System.out.println(key.publicKey());
        }
    }
}
