package io.folkmoot.gateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What lies in the folder of a running peer, who can read it, and what somebody else may have put there before. */
class RunFolderTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void everythingIsOursAlone() throws Exception {
        RunFiles files = RunFiles.of(data);
        try (Served served = Served.in(data)) {
            assertThat(mode(files.folder())).isEqualTo("rwx------");
            assertThat(mode(files.token())).isEqualTo("rw-------");
            assertThat(mode(files.port())).isEqualTo("rw-------");
            assertThat(mode(files.socket())).isEqualTo("rw-------");
            assertThat(Files.readString(files.token())).matches("[0-9a-f]{64}");
            assertThat(Files.readString(files.port())).isEqualTo(Integer.toString(served.port()));
        }
        try (var left = Files.list(files.folder())) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void eachStartHasItsOwnToken() throws Exception {
        String first;
        try (Served served = Served.in(data)) {
            first = served.token();
        }
        try (Served served = Served.in(data)) {
            assertThat(served.token()).isNotEqualTo(first);
        }
    }

    @Test
    void aFolderThatIsOpenToOthersIsClosed() throws Exception {
        Path run = Files.createDirectory(data.resolve("run"));
        Files.setPosixFilePermissions(run, PosixFilePermissions.fromString("rwxrwxrwx"));
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            assertThat(mode(run)).isEqualTo("rwx------");
        }
    }

    @Test
    void aLinkInPlaceOfTheFolderIsRefused() throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        Files.createSymbolicLink(data.resolve("run"), elsewhere);
        assertThatThrownBy(() -> Served.in(data))
                .isInstanceOf(LocalApiException.class)
                .hasMessageContaining("symbolic link");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void nothingIsWrittenThroughLinks() throws Exception {
        RunFiles files = RunFiles.of(data);
        Files.createDirectory(files.folder());
        Path bait = Files.writeString(data.resolve("bait"), "mine");
        for (Path file : new Path[] {files.token(), files.port(), files.socket()}) Files.createSymbolicLink(file, bait);
        try (Served served = Served.in(data)) {
            assertThat(served.port()).isPositive();
            assertThat(bait).hasContent("mine");
            assertThat(Files.isSymbolicLink(files.token())).isFalse();
            assertThat(Files.isSymbolicLink(files.socket())).isFalse();
            assertThat(mode(files.token())).isEqualTo("rw-------");
        }
        assertThat(bait).hasContent("mine");
    }

    @Test
    void aFileInPlaceOfTheFolderIsRefused() throws Exception {
        Files.createFile(data.resolve("run"));
        assertThatThrownBy(() -> Served.in(data))
                .isInstanceOf(LocalApiException.class)
                .hasMessageContaining("not a folder");
    }

    @Test
    void aSecondPeerOfOneFolderIsRefused() throws Exception {
        try (Served served = Served.in(data)) {
            String token = served.token();
            assertThatThrownBy(() -> Served.in(data))
                    .isInstanceOf(LocalApiException.class)
                    .hasMessageContaining("another peer serves");
            assertThat(served.token()).isEqualTo(token);
        }
    }

    @Test
    void whatACrashLeftIsReplaced() throws Exception {
        RunFiles files = RunFiles.of(data);
        Files.createDirectory(files.folder());
        Files.writeString(files.token(), "old");
        Files.createFile(files.socket());
        try (Served served = Served.in(data);
                Raw raw = Raw.unix(files.socket())) {
            assertThat(served.port()).isPositive();
            assertThat(raw.send("GET /local/health HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .reply()
                            .orElseThrow()
                            .status())
                    .isEqualTo(200);
        }
    }

    @Test
    void aPathThatIsTooLongLeavesTcp() throws Exception {
        Path deep = data.resolve("x".repeat(120));
        try (Served served = Served.in(deep)) {
            assertThat(served.api.socket()).isEmpty();
            assertThat(served.api.warnings()).singleElement().asString().contains("107", "TCP alone");
            assertThat(new Client(served).get("/local/status").status()).isEqualTo(200);
        }
    }

    @Test
    void aPortThatAnotherProgramHasIsNamed() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertThatThrownBy(() -> Served.in(data, Served.settings(port)))
                    .isInstanceOf(LocalApiException.class)
                    .hasMessageContaining("port " + port)
                    .hasMessageContaining("api.port");
        }
        assertThat(RunFiles.of(data).token()).doesNotExist();
    }

    private static String mode(Path path) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS));
    }
}
