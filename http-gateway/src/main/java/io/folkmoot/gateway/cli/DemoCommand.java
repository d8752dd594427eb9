package io.folkmoot.gateway.cli;

import io.folkmoot.gateway.demo.Demo;
import io.folkmoot.protocol.bytes.MalformedException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** The tour. */
@Command(name = "demo", description = "Watch five peers in one process do what exists so far.")
final class DemoCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    DemoCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws MalformedException {
        Demo demo = new Demo(
                new SecureRandom(),
                System.currentTimeMillis(),
                line -> (common.json ? terminal.err() : terminal.out()).println(line));
        boolean asTold = demo.run();
        if (common.json) terminal.out().println(Json.text(Map.of("as_told", asTold)));
        return (asTold ? ExitCode.DONE : ExitCode.DEFECT).number();
    }
}
