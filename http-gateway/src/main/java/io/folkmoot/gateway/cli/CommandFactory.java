package io.folkmoot.gateway.cli;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import picocli.CommandLine;

/** Makes the command objects and hands each the terminal and the options that all of them share. */
final class CommandFactory implements CommandLine.IFactory {
    private final Terminal terminal;
    private final CommonOptions common;

    CommandFactory(Terminal terminal, CommonOptions common) {
        this.terminal = terminal;
        this.common = common;
    }

    @Override
    public <K> K create(Class<K> type) throws Exception {
        for (Constructor<?> constructor : type.getDeclaredConstructors()) {
            if (takes(constructor, Terminal.class, CommonOptions.class))
                return type.cast(constructor.newInstance(terminal, common));
            if (takes(constructor, Terminal.class)) return type.cast(constructor.newInstance(terminal));
        }
        return CommandLine.defaultFactory().create(type);
    }

    private static boolean takes(Constructor<?> constructor, Class<?>... parameters) {
        return Arrays.equals(constructor.getParameterTypes(), parameters);
    }
}
