package io.folkmoot.gateway.simulation;

import java.util.LinkedHashMap;
import java.util.Map;

/** On what the worlds were computed: without it a second of CPU says nothing. */
public record Conditions(String version, String java, String os, int cores, long heapMib, int atOnce) {
    private static final int MIB = 1 << 20;

    /** This process, with so many worlds at a time. */
    public static Conditions here(String version, int atOnce) {
        Runtime runtime = Runtime.getRuntime();
        return new Conditions(
                version,
                Runtime.version().toString(),
                System.getProperty("os.name") + " " + System.getProperty("os.arch"),
                runtime.availableProcessors(),
                runtime.maxMemory() / MIB,
                atOnce);
    }

    Map<String, Object> document() {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("version", version);
        document.put("java", java);
        document.put("os", os);
        document.put("cores", cores);
        document.put("max_heap_mib", heapMib);
        document.put("worlds_at_once", atOnce);
        return document;
    }
}
