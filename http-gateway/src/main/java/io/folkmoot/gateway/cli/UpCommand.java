package io.folkmoot.gateway.cli;

import io.folkmoot.protocol.identity.Names;
import io.folkmoot.protocol.trust.Genesis;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Makes everything ready that a peer needs, and says where it is. */
@Command(name = "up", description = "Make keys and folders ready and say who and where this peer is.")
final class UpCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    UpCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        Genesis network = Networks.ofFolder(common.data);
        Names names = Names.of(Keys.agent(common.data).publicKey());
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("ready", false);
        document.put("node_id", names.nodeId().toHex());
        document.put("network", network.networkId().toHex());
        document.put("data", common.data.toAbsolutePath().toString());
        common.print(terminal, document, text(names, network));
        return ExitCode.DONE.number();
    }

    private String text(Names names, Genesis network) throws CommandException {
        Version version = Version.running();
        Map<String, String> rows = new LinkedHashMap<>();
        rows.put("node id", names.nodeId().toHex());
        rows.put("keys", Keys.folder(common.data).toAbsolutePath() + ", readable by you alone");
        rows.put("network", Networks.inWords(network));
        return "Folkmoot " + version.version() + " on Java " + version.java() + "\n" + Columns.of(rows) + "\n\n"
                + "Your key is made and your settings are good. This version has links and no mesh above them yet.\n"
                + "next:  ./folkmoot listen         answer pings, and say how to ping this peer\n"
                + "       ./folkmoot demo           five peers in one process, and what they can do so far\n"
                + "       ./folkmoot id             every name of your key\n"
                + "       ./folkmoot config show    every setting";
    }
}
