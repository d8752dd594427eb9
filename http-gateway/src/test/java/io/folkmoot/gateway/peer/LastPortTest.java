package io.folkmoot.gateway.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastPortTest {
    @TempDir
    private Path data = Path.of("");

    @Test
    void whatWasWrittenLastIsRead() throws Exception {
        LastPort port = new LastPort(data);
        assertThat(port.read()).isZero();
        port.write(4_001);
        port.write(4_002);
        assertThat(new LastPort(data).read()).isEqualTo(4_002);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve("port"))))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "nonsense", "0", "-1", "65536", "99999999999"})
    void whatIsNoPortIsAsGoodAsNothing(String text) throws Exception {
        Files.writeString(data.resolve("port"), text);
        assertThat(new LastPort(data).read()).isZero();
    }
}
