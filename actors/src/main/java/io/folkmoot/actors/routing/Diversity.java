package io.folkmoot.actors.routing;

import io.folkmoot.actors.door.Source;
import io.folkmoot.config.Settings;
import io.folkmoot.protocol.frames.Address;
import java.util.Collection;

/**
 * How many contacts may come from one network (a /24, or a /56 of IPv6): whoever owns a network has all of its addresses
 * for nothing, and must not own the table with them.
 */
record Diversity(int perBucket, int perTable, boolean exemptPrivate) {
    static Diversity of(Settings.Routing settings) {
        return new Diversity(
                settings.perSubnetPerBucket(), settings.perSubnetPerTable(), settings.exemptPrivateSubnets());
    }

    boolean isExempt(Address address) {
        return exemptPrivate && Source.isLocal(address.ip());
    }

    boolean fitsBucket(Collection<Member> others, Address address) {
        if (isExempt(address)) return true;
        long network = Source.network(address.ip());
        int same = 0;
        for (Member other : others)
            if (Source.network(other.peer().contact().address().ip()) == network) same++;
        return same < perBucket;
    }

    boolean fitsTable(Collection<Located> others, Address address) {
        if (isExempt(address)) return true;
        long network = Source.network(address.ip());
        int same = 0;
        for (Located other : others)
            if (Source.network(other.contact().address().ip()) == network) same++;
        return same < perTable;
    }
}
