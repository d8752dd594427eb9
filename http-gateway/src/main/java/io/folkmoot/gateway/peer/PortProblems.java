package io.folkmoot.gateway.peer;

import java.util.Optional;

/** Why a UDP port cannot be had, in words that say what to do. */
public final class PortProblems {
    private PortProblems() {}

    public static String inWords(Optional<String> bind, int port, String reason) {
        String where = "UDP port " + port + " of " + bind.orElse("this machine");
        if (reason.contains("in use"))
            return where + " is taken by another program; choose another --port, or 0 for any that is free";
        if (reason.contains("ermission")) return where + " may not be used without privileges; choose one from 1024";
        if (reason.contains("assign")) return where + " cannot be had: this machine has no such address";
        return reason;
    }
}
