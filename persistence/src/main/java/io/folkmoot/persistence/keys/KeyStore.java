package io.folkmoot.persistence.keys;

import static io.folkmoot.persistence.keys.KeyStoreException.quoted;

import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * The keys in one folder: {@code NAME.key} of mode 0600 in a folder of mode 0700. A key is made once and never replaced
 * or mended here; several processes that make one at the same time end up with the same one.
 */
public final class KeyStore {
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9_-]{0,63}");

    private final Path folder;
    private final Guard guard;

    KeyStore(Path folder, Guard guard) {
        this.folder = folder.toAbsolutePath();
        this.guard = guard;
    }

    /** Touches nothing yet. */
    public static KeyStore in(Path folder) {
        return new KeyStore(folder, Guard.ofProcess());
    }

    /** Reads a key file of any name; its folder must be as private as ours. */
    public static StoredKey loadFile(Path file, KeyPurpose purpose) throws KeyStoreException {
        return in(PrivateFiles.folderOf(file)).read(file, purpose);
    }

    public StoredKey load(String name, KeyPurpose purpose) throws KeyStoreException {
        return read(fileOf(name), purpose);
    }

    /** Dice fit for keys are the caller's to bring: a {@code SecureRandom} anywhere but in a simulation. */
    public StoredKey loadOrCreate(String name, KeyPurpose purpose, RandomGenerator dice) throws KeyStoreException {
        Path file = fileOf(name);
        if (!exists(file)) {
            byte[] seed = new byte[Ed25519.SECRET_KEY_SIZE];
            dice.nextBytes(seed);
            place(file, StoredKey.of(purpose, Bytes.adopt(seed)));
        }
        StoredKey key = read(file, purpose);
        settle();
        return key;
    }

    /** Keeps a seed that came from elsewhere, such as a backup; an existing key is not replaced. */
    public StoredKey create(String name, KeyPurpose purpose, Bytes seed) throws KeyStoreException {
        Path file = fileOf(name);
        StoredKey key = StoredKey.of(purpose, seed);
        if (!exists(file)) place(file, key);
        boolean kept = read(file, purpose).equals(key);
        settle();
        if (kept) return key;
        throw new KeyStoreException(quoted(file) + " already holds another key, which is not replaced");
    }

    public Path fileOf(String name) throws KeyStoreException {
        if (!NAME.matcher(name).matches())
            throw new KeyStoreException("the name of a key must be 1 to 64 of a-z, 0-9, - and _, not '" + name + "'");
        return folder.resolve(name + ".key");
    }

    private void prepare() throws KeyStoreException {
        guard.checkFileSystem(folder);
        try {
            PrivateFiles.makeFolder(folder);
        } catch (IOException e) {
            throw KeyStoreException.of(folder, e);
        }
        guard.checkFolder(folder, true);
    }

    private void place(Path file, StoredKey key) throws KeyStoreException {
        prepare();
        try {
            PrivateFiles.place(file, KeyFile.write(key), guard);
        } catch (IOException e) {
            throw KeyStoreException.of(folder, e);
        }
    }

    /** Whoever made the file a moment ago, its name must be on disk before anybody signs with the key. */
    private void settle() throws KeyStoreException {
        try {
            PrivateFolder.sync(folder);
        } catch (IOException e) {
            throw KeyStoreException.of(folder, e);
        }
    }

    private StoredKey read(Path file, KeyPurpose purpose) throws KeyStoreException {
        guard.checkFileSystem(folder);
        guard.checkFolder(folder, false);
        guard.checkFile(file);
        try {
            return KeyFile.read(PrivateFiles.read(file, KeyFile.MOST_BYTES), purpose);
        } catch (MalformedException e) {
            throw new KeyStoreException("key file " + quoted(file) + " " + e.getMessage());
        } catch (IOException e) {
            throw KeyStoreException.of(file, e);
        }
    }

    private static boolean exists(Path file) {
        return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public String toString() {
        return "KeyStore[" + folder + "]";
    }
}
