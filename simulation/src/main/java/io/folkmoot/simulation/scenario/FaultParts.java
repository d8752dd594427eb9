package io.folkmoot.simulation.scenario;

import io.folkmoot.simulation.universe.Fault;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A fault taken apart into what its record says, by name, and put together again: for whoever treats all kinds alike. */
public final class FaultParts {
    private FaultParts() {}

    /** In the order of the record. */
    public static Map<String, Object> of(Fault fault) {
        Map<String, Object> parts = new LinkedHashMap<>();
        for (RecordComponent part : fault.getClass().getRecordComponents())
            parts.put(part.getName(), read(fault, part));
        return parts;
    }

    /** The same fault but for one part; one that cannot be is refused. */
    public static Fault with(Fault fault, String part, Object value) {
        Map<String, Object> parts = of(fault);
        parts.put(part, value);
        return make(fault.getClass(), parts);
    }

    static Fault make(Class<?> kind, Map<String, Object> parts) {
        List<Class<?>> types = new ArrayList<>();
        for (RecordComponent part : kind.getRecordComponents()) types.add(part.getType());
        try {
            return (Fault) kind.getDeclaredConstructor(types.toArray(Class<?>[]::new))
                    .newInstance(parts.values().toArray());
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(String.valueOf(e.getCause()), e);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record can be made of its components", e);
        }
    }

    private static Object read(Fault fault, RecordComponent part) {
        try {
            return part.getAccessor().invoke(fault);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("a record's components can be read", e);
        }
    }
}
