package io.folkmoot.gateway.cli;

import io.folkmoot.protocol.bytes.Sha256;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Makes an operator: the person or organisation that answers for agents. */
@Command(
        name = "setup",
        description = "Make this folder's operator key and the card (operator.json) that others need of it.")
final class SetupCommand implements Callable<Integer> {
    private final Terminal terminal;
    private final CommonOptions common;

    @Option(names = "--label", required = true, paramLabel = "L", description = "What people call this operator.")
    private String label = "";

    SetupCommand(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public Integer call() throws CommandException {
        OperatorCard.checkLabel(label);
        SigningKey key = Keys.operator(common.data);
        OperatorCard card = OperatorCard.of(key.publicKey(), label);
        card.write(common.data.resolve(OperatorCard.FILE));
        Map<String, String> document = new LinkedHashMap<>();
        document.put("operator_id", Sha256.hash(key.publicKey().bytes()).toHex());
        document.put("public_key", key.publicKey().toHex());
        document.put("label", label);
        document.put("card", common.data.resolve(OperatorCard.FILE).toString());
        common.print(terminal, document, Columns.of(document));
        return ExitCode.DONE.number();
    }
}
