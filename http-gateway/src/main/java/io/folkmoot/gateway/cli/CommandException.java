package io.folkmoot.gateway.cli;

/** A command that ends without its result, for a reason that the person at the terminal can act on. */
final class CommandException extends Exception {
    private static final long serialVersionUID = 1L;

    private final ExitCode exitCode;

    private final String message;

    CommandException(ExitCode exitCode, String message) {
        super(message, null, false, false);
        this.message = message;
        this.exitCode = exitCode;
    }

    static CommandException wrongInput(String message) {
        return new CommandException(ExitCode.USAGE, message);
    }

    @Override
    public String getMessage() {
        return message;
    }

    ExitCode exitCode() {
        return exitCode;
    }
}
