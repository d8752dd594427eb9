package io.folkmoot.gateway.cli;

/** How a command ended, for scripts. The numbers are a promise. */
enum ExitCode {
    DONE(0),
    /** The answer is no: not found, not verified, refused by policy. */
    NO(1),
    /** Wrong usage or input. */
    USAGE(2),
    UNREACHABLE(3),
    TIMEOUT(4),
    CONFLICT(5),
    /** A defect of ours. */
    DEFECT(70);

    private final int number;

    ExitCode(int number) {
        this.number = number;
    }

    /** As another process of this program ended; a signal or a JVM that never came up is a defect to whoever asks. */
    static ExitCode of(int number) {
        for (ExitCode code : values()) if (code.number == number) return code;
        return DEFECT;
    }

    int number() {
        return number;
    }
}
