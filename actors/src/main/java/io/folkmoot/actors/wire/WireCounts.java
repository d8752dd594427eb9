package io.folkmoot.actors.wire;

/** What went through a wire since it was opened, streams not included; refused is what could not be sent. */
public record WireCounts(long packetsIn, long bytesIn, long packetsOut, long bytesOut, long refused) {
    public static final WireCounts NONE = new WireCounts(0, 0, 0, 0, 0);
}
