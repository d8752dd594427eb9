package io.folkmoot.persistence.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FileNotesTest {
    @TempDir
    Path folder;

    private final Queue<Runnable> turns = new ArrayDeque<>();

    private void runAll() {
        for (Runnable turn = turns.poll(); turn != null; turn = turns.poll()) turn.run();
    }

    private Optional<Bytes> read(FileNotes notes, String name) {
        List<Optional<Bytes>> found = new ArrayList<>();
        notes.read(name, found::add);
        runAll();
        return found.getFirst();
    }

    @Test
    void theLastOfSeveralWritingsStays() throws Exception {
        FileNotes notes = FileNotes.in(folder.resolve("notes"), turns::add);
        assertThat(read(notes, "table")).isEmpty();
        notes.write("table", Bytes.utf8("one"));
        notes.write("table", Bytes.utf8("two"));
        assertThat(turns).hasSize(1);
        assertThat(read(notes, "table")).contains(Bytes.utf8("two"));

        FileNotes later = FileNotes.in(folder.resolve("notes"), turns::add);
        assertThat(read(later, "table")).contains(Bytes.utf8("two"));
        Path file = folder.resolve("notes/table.note");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void whatIsHalfWrittenIsNotRead() throws Exception {
        FileNotes notes = FileNotes.in(folder, turns::add);
        notes.write("table", Bytes.utf8("one"));
        runAll();
        Files.writeString(folder.resolve(".table.note.tmp"), "ha");

        assertThat(read(notes, "table")).contains(Bytes.utf8("one"));
        notes.write("table", Bytes.utf8("two"));
        assertThat(read(notes, "table")).contains(Bytes.utf8("two"));
        assertThat(notes.failures()).isZero();
    }

    @Test
    void whatCannotBeWrittenIsCountedAndTheOldStays() throws Exception {
        FileNotes notes = FileNotes.in(folder, turns::add);
        notes.write("table", Bytes.utf8("one"));
        runAll();
        Files.createDirectories(folder.resolve(".table.note.tmp/in the way"));
        notes.write("table", Bytes.utf8("two"));

        assertThat(read(notes, "table")).contains(Bytes.utf8("one"));
        assertThat(notes.failures()).isEqualTo(1);
    }

    @Test
    void namesAndSizesAreOurs() throws Exception {
        FileNotes notes = FileNotes.in(folder, turns::add);
        assertThatThrownBy(() -> notes.write("../x", Bytes.EMPTY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> notes.write("large", Bytes.adopt(new byte[(1 << 20) + 1])))
                .isInstanceOf(IllegalArgumentException.class);
        Files.write(folder.resolve("large.note"), new byte[(1 << 20) + 1]);
        assertThat(read(notes, "large")).isEmpty();
    }
}
