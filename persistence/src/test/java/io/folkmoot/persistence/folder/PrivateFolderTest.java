package io.folkmoot.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PrivateFolderTest {
    @TempDir
    Path folder;

    @Test
    void aFileThatWasOpenToOthersIsReplacedByAPrivateOne() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "old");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-rw-rw-"));
        PrivateFolder.replace(file, Bytes.utf8("new"));
        assertThat(file).hasContent("new");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        assertThat(folder).isDirectoryContaining("glob:**file").isDirectoryNotContaining("glob:**.tmp");
    }

    @Test
    void nothingIsWrittenThroughALink() throws Exception {
        Path theirs = Files.writeString(folder.resolve("theirs"), "theirs");
        Path file = Files.createSymbolicLink(folder.resolve("file"), theirs);
        Files.createSymbolicLink(folder.resolve(".file.tmp"), theirs);
        PrivateFolder.replace(file, Bytes.utf8("ours"));
        assertThat(theirs).hasContent("theirs");
        assertThat(file).hasContent("ours").isRegularFile();
        assertThat(Files.isSymbolicLink(file)).isFalse();
    }

    @Test
    void whatCannotTakeItsPlaceLeavesNothingBehind() throws Exception {
        Path file = folder.resolve("file");
        Files.createDirectories(file.resolve("inside"));
        assertThatThrownBy(() -> PrivateFolder.replace(file, Bytes.utf8("ours")))
                .isInstanceOf(IOException.class);
        assertThat(folder.resolve(".file.tmp")).doesNotExist();
        assertThat(file).isDirectory();
    }
}
