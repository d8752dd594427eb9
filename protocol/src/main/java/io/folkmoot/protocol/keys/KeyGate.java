package io.folkmoot.protocol.keys;

import io.folkmoot.protocol.bytes.MalformedException;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The gate, for those who meet the same keys again and again: it remembers which ones passed, because the check of a key
 * costs as much as that of a signature. When it is full, the one not met for longest is checked anew.
 */
public final class KeyGate {
    /** About 140 bytes each. A holder of many records meets few issuers at a time. */
    private static final int USUAL_SIZE = 256;

    private final Curve curve;
    private final Map<PublicKey, Boolean> passed;

    public KeyGate() {
        this(Curve.real());
    }

    /** For simulated worlds, which may have a cheaper curve. */
    public KeyGate(Curve curve) {
        this(USUAL_SIZE, curve);
    }

    KeyGate(int most) {
        this(most, Curve.real());
    }

    private KeyGate(int most, Curve curve) {
        this.curve = curve;
        passed = new LinkedHashMap<>(16, 0.75f, true) {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<PublicKey, Boolean> eldest) {
                return size() > most;
            }
        };
    }

    /** As {@link PublicKey#check()}; from any thread. */
    public VerifyingKey admit(PublicKey key) throws MalformedException {
        if (hasPassed(key)) return VerifyingKey.readmit(key, curve);
        VerifyingKey admitted = VerifyingKey.admit(key, curve);
        remember(key);
        return admitted;
    }

    synchronized boolean hasPassed(PublicKey key) {
        return passed.get(key) != null;
    }

    private synchronized void remember(PublicKey key) {
        passed.put(key, true);
    }
}
