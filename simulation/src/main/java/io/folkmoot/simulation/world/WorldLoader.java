package io.folkmoot.simulation.world;

import java.io.IOException;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;

/**
 * The classes that everybody has, without the manifests of their jars: every actor system that starts reads all of them to
 * compare versions, which is three quarters of what its start costs.
 */
final class WorldLoader extends ClassLoader {
    /** One for all worlds, because the configuration library keeps what it has parsed for one loader. */
    static final WorldLoader SHARED = new WorldLoader();

    private static final String MANIFEST = "META-INF/MANIFEST.MF";

    private WorldLoader() {
        super(World.class.getClassLoader());
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        return name.equals(MANIFEST) ? Collections.emptyEnumeration() : super.getResources(name);
    }
}
