package io.folkmoot.gateway.cli;

import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.trust.Genesis;
import io.folkmoot.protocol.trust.GenesisOperator;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes and shows genesis files. */
@Command(
        name = "network",
        description = "Make a network, or show what a genesis file says.",
        subcommands = {NetworkCommand.New.class, NetworkCommand.Show.class})
final class NetworkCommand implements Runnable {
    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** {@code folkmoot network new}. */
    @Command(name = "new", description = "Write the genesis file of a network that starts from these operators.")
    static final class New implements Callable<Integer> {
        private final Terminal terminal;
        private final CommonOptions common;

        @Option(names = "--name", required = true, paramLabel = "N", description = "What people call the network.")
        private String name = "";

        @Option(
                names = "--operators",
                split = ",",
                paramLabel = "F",
                description =
                        "The cards of its operators (operator.json of folkmoot setup); none makes an open network.")
        private List<Path> operators = new ArrayList<>();

        @Option(
                names = "--min-endorsements",
                paramLabel = "N",
                description = "Endorsers that a new operator needs (${DEFAULT-VALUE}).")
        private int minEndorsements = Genesis.DEFAULT_MIN_ENDORSEMENTS;

        @Option(
                names = "--revocation-threshold",
                paramLabel = "N",
                description = "Signatures that revoke an operator (${DEFAULT-VALUE}).")
        private int revocationThreshold = Genesis.DEFAULT_REVOCATION_THRESHOLD;

        @Option(
                names = "--out",
                paramLabel = "F",
                description = "The file to write (default: genesis.json); never overwritten.")
        private Path out = Path.of("genesis.json");

        New(Terminal terminal, CommonOptions common) {
            this.terminal = terminal;
            this.common = common;
        }

        @Override
        public Integer call() throws CommandException {
            Genesis genesis = genesis();
            write(genesis);
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("network_id", genesis.networkId().toHex());
            document.put("file", out.toString());
            common.print(terminal, document, Columns.of(document));
            return ExitCode.DONE.number();
        }

        private Genesis genesis() throws CommandException {
            List<GenesisOperator> founders = new ArrayList<>();
            for (Path card : operators)
                if (!card.toString().isEmpty())
                    founders.add(OperatorCard.read(card).operator());
            try {
                Genesis usual = Genesis.of(name, founders);
                return Genesis.of(
                        name, minEndorsements, revocationThreshold, usual.maxDepth(), usual.maxAgents(), founders);
            } catch (MalformedException e) {
                throw CommandException.wrongInput(e.getMessage());
            }
        }

        /** Another genesis is another network: an existing file may be the one that peers already run on. */
        private void write(Genesis genesis) throws CommandException {
            try {
                Files.write(out, genesis.toJson().toArray(), StandardOpenOption.CREATE_NEW);
            } catch (FileAlreadyExistsException e) {
                throw new CommandException(
                        ExitCode.CONFLICT, out + " exists and is not overwritten; choose another --out");
            } catch (IOException e) {
                throw CommandException.wrongInput(out + " cannot be written: " + FileProblems.inWords(e));
            }
        }
    }

    /** {@code folkmoot network show}. */
    @Command(name = "show", description = "Print what a genesis file says, and the network's id.")
    static final class Show implements Callable<Integer> {
        private final Terminal terminal;
        private final CommonOptions common;

        @Parameters(
                arity = "0..1",
                paramLabel = "FILE",
                description = "The genesis file (default: that of the data folder).")
        private List<Path> file = new ArrayList<>();

        Show(Terminal terminal, CommonOptions common) {
            this.terminal = terminal;
            this.common = common;
        }

        @Override
        public Integer call() throws CommandException {
            Genesis genesis = file.isEmpty() ? Networks.ofFolder(common.data) : Networks.read(file.getFirst());
            Map<String, Object> document = new LinkedHashMap<>();
            document.put("network_id", genesis.networkId().toHex());
            document.put("name", genesis.name());
            document.put("min_endorsements", genesis.minEndorsements());
            document.put("revocation_threshold", genesis.revocationThreshold());
            document.put("max_depth", genesis.maxDepth());
            document.put("max_agents", genesis.maxAgents());
            document.put(
                    "operators",
                    genesis.operators().stream().map(Show::operator).toList());
            Map<String, Object> rows = new LinkedHashMap<>(document);
            rows.remove("operators");
            for (GenesisOperator founder : genesis.operators())
                rows.put("operator " + founder.publicKey().toHex(), founder.label());
            common.print(terminal, document, Columns.of(rows));
            return ExitCode.DONE.number();
        }

        private static Map<String, String> operator(GenesisOperator operator) {
            Map<String, String> document = new LinkedHashMap<>();
            document.put("public_key", operator.publicKey().toHex());
            document.put("label", operator.label());
            return document;
        }
    }
}
