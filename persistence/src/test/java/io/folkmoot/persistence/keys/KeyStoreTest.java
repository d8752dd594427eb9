package io.folkmoot.persistence.keys;

import static io.folkmoot.persistence.keys.KeyPurpose.AGENT;
import static io.folkmoot.persistence.keys.KeyPurpose.OPERATOR;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyStoreTest {
    @TempDir
    Path temporary;

    private Path folder;
    private Path file;
    private KeyStore store;

    @BeforeEach
    void chooseAFolder() {
        folder = temporary.resolve("it's/keys");
        file = folder.resolve("main.key");
        store = KeyStore.in(folder);
    }

    @Test
    void aKeyIsMadeOnceAndThenReadAgain() throws Exception {
        StoredKey made = store.loadOrCreate("main", AGENT, new SplittableRandom(1));

        assertThat(store.loadOrCreate("main", AGENT, new SplittableRandom(2))).isEqualTo(made);
        assertThat(store.load("main", AGENT)).isEqualTo(made);
        assertThat(KeyStore.loadFile(file, AGENT)).isEqualTo(made);
    }

    @Test
    void theSeedIsTheOneThatTheDiceGave() throws Exception {
        byte[] expected = new byte[32];
        new SplittableRandom(1).nextBytes(expected);

        assertThat(store.loadOrCreate("main", AGENT, new SplittableRandom(1)).seed())
                .isEqualTo(Bytes.copyOf(expected));
    }

    @Test
    void fileAndFolderArePrivateAndNothingElseIsLeftBehind() throws Exception {
        make();

        assertThat(mode(folder)).isEqualTo("rwx------");
        assertThat(mode(temporary.resolve("it's"))).isEqualTo("rwx------");
        assertThat(mode(file)).isEqualTo("rw-------");
        assertThat(names()).containsExactly("main.key");
    }

    @Test
    void severalKeysLiveInOneFolder() throws Exception {
        StoredKey agent = store.loadOrCreate("main", AGENT, new SplittableRandom(1));
        StoredKey operator = store.loadOrCreate("alice", OPERATOR, new SplittableRandom(2));

        assertThat(agent).isNotEqualTo(operator);
        assertThat(names()).containsExactlyInAnyOrder("main.key", "alice.key");
    }

    @Test
    void aSeedFromElsewhereIsKeptButReplacesNothing() throws Exception {
        Bytes seed = Bytes.hex("42".repeat(32));
        StoredKey kept = store.create("main", AGENT, seed);

        assertThat(store.load("main", AGENT)).isEqualTo(kept);
        assertThat(store.create("main", AGENT, seed)).isEqualTo(kept);
        assertRefused(
                () -> store.create("main", AGENT, Bytes.hex("43".repeat(32))),
                "already holds another key, which is not replaced");
        assertThat(store.load("main", AGENT)).isEqualTo(kept);
        assertThatThrownBy(() -> store.create("short", AGENT, Bytes.hex("42")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void nothingPrintsTheSeed() throws Exception {
        StoredKey key = make();

        assertThat(key.toString())
                .contains(key.publicKey().toHex())
                .doesNotContain(key.seed().toHex());
        assertThat(store.toString()).doesNotContain(key.seed().toHex());
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rw-----w-", "rwx------", "rw-rw-rw-"})
    void aWiderModeOfTheFileIsRefusedWithTheCommandThatMendsIt(String mode) throws Exception {
        StoredKey key = make();
        chmod(file, mode);

        String message = messageOf(() -> store.load("main", AGENT));

        assertThat(message).contains("is open to others; mend it with: chmod 600 ");
        assertThatTheCommandMends(message, key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxr-x---", "rwx-----x", "rwxrwxrwx", "rwx-w----", "rwx---r--"})
    void aWiderModeOfTheFolderIsRefusedWithTheCommandThatMendsIt(String mode) throws Exception {
        StoredKey key = make();
        chmod(folder, mode);

        String message = messageOf(() -> store.loadOrCreate("main", AGENT, new SplittableRandom(2)));

        assertThat(message).contains("is open to others; mend it with: chmod 700 ");
        assertThatTheCommandMends(message, key);
    }

    @Test
    void aFileThatWeMayNotReadAndAFolderThatWeMayNotWriteAreRefused() throws Exception {
        StoredKey key = make();
        chmod(file, "-w-------");
        String message = messageOf(() -> store.load("main", AGENT));
        assertThat(message).contains("has mode 0200, which locks this process out; mend it with: chmod 600 ");
        assertThatTheCommandMends(message, key);

        chmod(folder, "r-x------");
        assertRefused(
                () -> store.loadOrCreate("other", AGENT, new SplittableRandom(2)),
                "has mode 0500, which locks this process out");
        assertThat(store.load("main", AGENT)).isEqualTo(key);
        assertThat(store.loadOrCreate("main", AGENT, new SplittableRandom(2))).isEqualTo(key);
    }

    @Test
    void aKeyMayBeReadOnly() throws Exception {
        StoredKey key = make();
        chmod(file, "r--------");

        assertThat(store.load("main", AGENT)).isEqualTo(key);
    }

    @Test
    void symbolicLinksAreRefused() throws Exception {
        make();
        Files.createSymbolicLink(folder.resolve("linked.key"), file);
        Files.createSymbolicLink(folder.resolve("dangling.key"), folder.resolve("nowhere"));
        Path linkedFolder = Files.createSymbolicLink(temporary.resolve("linked"), folder);

        assertRefused(() -> store.load("linked", AGENT), "is a symbolic link");
        assertRefused(() -> store.loadOrCreate("dangling", AGENT, new SplittableRandom(2)), "is a symbolic link");
        assertRefused(() -> KeyStore.in(linkedFolder).load("main", AGENT), "is a symbolic link");
        assertRefused(
                () -> KeyStore.in(linkedFolder).loadOrCreate("new", AGENT, new SplittableRandom(2)),
                "is a symbolic link");
        assertThat(names()).containsExactlyInAnyOrder("main.key", "linked.key", "dangling.key");
    }

    @Test
    void whatBelongsToAnotherUserIsRefused() throws Exception {
        make();
        long us = ((Number) Files.getAttribute(file, "unix:uid")).longValue();
        var someoneElse = new KeyStore(folder, new Guard(() -> us + 1));

        assertRefused(
                () -> someoneElse.load("main", AGENT),
                "belongs to user " + us + ", and this process runs as user " + (us + 1));
    }

    @Test
    void theUserOfTheProcessIsTheOwnerOfWhatItMakes() throws Exception {
        make();

        assertThat(Guard.ofProcess().ourUser().getAsLong())
                .isEqualTo(((Number) Files.getAttribute(file, "unix:uid")).longValue());
    }

    @Test
    void whatIsMissingOrOfAnotherKindIsRefused() throws Exception {
        assertRefused(
                () -> store.load("main", AGENT), "key folder " + KeyStoreException.quoted(folder) + " does not exist");
        make();
        assertRefused(
                () -> store.load("other", AGENT),
                "key file " + KeyStoreException.quoted(folder.resolve("other.key")) + " does not exist");
        Files.createDirectory(folder.resolve("dir.key"));
        assertRefused(() -> store.load("dir", AGENT), "is not a regular file");
        assertRefused(() -> KeyStore.in(file).loadOrCreate("main", AGENT, new SplittableRandom(2)), "is not a folder");
        assertRefused(
                () -> KeyStore.in(file.resolve("below")).loadOrCreate("main", AGENT, new SplittableRandom(2)),
                "cannot be used: ");
    }

    @Test
    void aDamagedFileIsRefusedAndLeftAsItIs() throws Exception {
        make();
        for (byte[] damaged : List.of(
                new byte[0],
                new byte[513],
                new byte[100_000],
                "-----BEGIN KEY-----\n".getBytes(StandardCharsets.US_ASCII))) {
            Files.write(file, damaged);
            KeyStoreException refusal = refusal(() -> store.loadOrCreate("main", AGENT, new SplittableRandom(2)));
            assertThat(refusal).hasMessageStartingWith("key file " + KeyStoreException.quoted(file) + " ");
            assertThat(file).hasBinaryContent(damaged);
        }
    }

    @Test
    void aKeyOfAnotherPurposeIsRefused() throws Exception {
        make();

        assertRefused(() -> store.load("main", OPERATOR), "is for the purpose agent, not operator");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "..", "../x", "a/b", ".hidden", "A", "a b", "a\nb", "x.key"})
    void aNameThatIsNoNameIsRefused(String name) {
        assertRefused(() -> store.loadOrCreate(name, AGENT, new SplittableRandom(2)), "the name of a key must be");
    }

    @Test
    void remnantsOfACrashAreHarmless() throws Exception {
        StoredKey key = make();
        Files.writeString(folder.resolve(".main.key.123.tmp"), "folkmoot key 1\npurp");
        Files.createLink(folder.resolve(".main.key.456.tmp"), file);
        Files.writeString(folder.resolve(".other.key.123.tmp"), "");

        assertThat(store.load("main", AGENT)).isEqualTo(key);
        assertThat(store.loadOrCreate("other", AGENT, new SplittableRandom(2))).isNotEqualTo(key);
    }

    @Test
    void aFileSystemWithoutPermissionsIsRefused() throws Exception {
        try (var zip = FileSystems.newFileSystem(temporary.resolve("x.zip"), Map.of("create", "true"))) {
            KeyStore inside = KeyStore.in(zip.getPath("/keys"));
            assertRefused(
                    () -> inside.loadOrCreate("main", AGENT, new SplittableRandom(2)), "keeps no POSIX permissions");
            assertRefused(() -> inside.load("main", AGENT), "keeps no POSIX permissions");
            assertThat(zip.getPath("/keys")).doesNotExist();
        }
    }

    private StoredKey make() throws KeyStoreException {
        return store.loadOrCreate("main", AGENT, new SplittableRandom(1));
    }

    /** Runs what the message says, in a real shell: the folder has an apostrophe in its name. */
    private void assertThatTheCommandMends(String message, StoredKey key) throws Exception {
        String command = message.substring(message.indexOf("chmod "));
        int exit = new ProcessBuilder("sh", "-c", command).inheritIO().start().waitFor();
        assertThat(exit).as(command).isZero();
        assertThat(store.load("main", AGENT)).isEqualTo(key);
    }

    private static String messageOf(ThrowingCallable action) {
        return Objects.requireNonNull(refusal(action).getMessage());
    }

    private static void assertRefused(ThrowingCallable action, String message) {
        assertThat(refusal(action)).hasMessageContaining(message);
    }

    private static KeyStoreException refusal(ThrowingCallable action) {
        KeyStoreException refusal = catchThrowableOfType(KeyStoreException.class, action);
        assertThat(refusal).as("a refusal").isNotNull();
        return refusal;
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(each -> each.getFileName().toString()).toList();
        }
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }
}
