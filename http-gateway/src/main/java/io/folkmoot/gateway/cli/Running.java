package io.folkmoot.gateway.cli;

import com.fasterxml.jackson.databind.JsonNode;
import io.folkmoot.gateway.client.ApiClient;
import io.folkmoot.gateway.client.ApiException;
import java.util.Map;
import java.util.function.Supplier;

/** The running peer that a command asks, with what goes wrong told to the person at the terminal. */
final class Running implements AutoCloseable {
    private final ApiClient api;

    private Running(ApiClient api) {
        this.api = api;
    }

    /** The one of the data folder, unless another is named. */
    static Running connect(CommonOptions common) throws CommandException {
        try {
            return new Running(ApiClient.connect(target(common)));
        } catch (ApiException e) {
            throw failure(e);
        }
    }

    static ApiClient.Target target(CommonOptions common) {
        return new ApiClient.Target(common.data, common.api, common.tokenFile);
    }

    JsonNode get(String path) throws CommandException {
        try {
            return api.get(path);
        } catch (ApiException e) {
            throw failure(e);
        }
    }

    JsonNode post(String path, Map<String, ?> body) throws CommandException {
        try {
            return api.post(path, body);
        } catch (ApiException e) {
            throw failure(e);
        }
    }

    /** The document as it came, or what the text makes of it. */
    static void print(CommonOptions common, Terminal terminal, JsonNode document, Supplier<String> text) {
        terminal.out().println(common.json ? document.toString() : text.get());
    }

    static CommandException failure(ApiException e) {
        return new CommandException(exitCode(e), e.getMessage());
    }

    private static ExitCode exitCode(ApiException e) {
        return switch (e.why()) {
            case NO_PEER, IMPOSTOR -> ExitCode.UNREACHABLE;
            case USAGE -> ExitCode.USAGE;
            case TIMEOUT -> ExitCode.TIMEOUT;
            case GARBLED -> ExitCode.DEFECT;
            case REFUSED ->
                switch (e.status()) {
                    case 400, 405, 413, 415, 422 -> ExitCode.USAGE;
                    case 409 -> ExitCode.CONFLICT;
                    case 429, 503, 504 -> ExitCode.TIMEOUT;
                    case 500 -> ExitCode.DEFECT;
                    default -> ExitCode.NO;
                };
        };
    }

    @Override
    public void close() {
        api.close();
    }
}
