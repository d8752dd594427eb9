package io.folkmoot.actors.lookup;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.frames.Address;
import io.folkmoot.protocol.frames.Contact;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Which of the contacts that a peer names are worth a thought; whether they are there, only asking them shows. */
final class Hearsay {
    /** From the nearest to the widest. */
    enum Reach {
        HOST,
        SITE,
        WORLD,
        /** Where no single peer can be. */
        NOWHERE
    }

    private static final int IPV4 = 4;

    private Hearsay() {}

    /**
     * At most as many as one answer may name, without ourselves and without addresses that nobody can have. What is near
     * to the one who names it is another place for us: a peer of the wide world that names private addresses would have us
     * knock at our own neighbours' doors.
     */
    static List<Contact> worth(List<Contact> named, Contact by, PublicKey self) {
        Reach from = reach(by.address());
        List<Contact> worth = new ArrayList<>(named.size());
        for (Contact contact : named) {
            if (worth.size() == Contact.MAX_IN_ANSWER) break;
            if (isWorth(contact, from) && !contact.key().equals(self)) worth.add(contact);
        }
        return worth;
    }

    private static boolean isWorth(Contact contact, Reach from) {
        Reach reach = reach(contact.address());
        return reach != Reach.NOWHERE && reach.compareTo(from) >= 0;
    }

    static Reach reach(Address address) {
        return address.ip().length() == IPV4 ? reachOfFour(address.ip()) : reachOfSixteen(address.ip());
    }

    private static Reach reachOfFour(Bytes ip) {
        int a = ip.at(0) & 0xff;
        int b = ip.at(1) & 0xff;
        if (a == 127) return Reach.HOST;
        if (a == 0 || a >= 224) return Reach.NOWHERE;
        boolean isPrivate = a == 10 || (a == 172 && b >= 16 && b < 32) || (a == 192 && b == 168);
        boolean isShared = (a == 169 && b == 254) || (a == 100 && b >= 64 && b < 128);
        return isPrivate || isShared ? Reach.SITE : Reach.WORLD;
    }

    private static Reach reachOfSixteen(Bytes ip) {
        int a = ip.at(0) & 0xff;
        int b = ip.at(1) & 0xff;
        if (a == 0 && isZeroFrom1To14(ip)) {
            int last = ip.at(15) & 0xff;
            if (last <= 1) return last == 1 ? Reach.HOST : Reach.NOWHERE;
        }
        if (a == 0xff) return Reach.NOWHERE;
        boolean isLinkLocal = a == 0xfe && (b & 0xc0) == 0x80;
        boolean isUniqueLocal = (a & 0xfe) == 0xfc;
        return isLinkLocal || isUniqueLocal ? Reach.SITE : Reach.WORLD;
    }

    private static boolean isZeroFrom1To14(Bytes ip) {
        for (int i = 1; i < 15; i++) if (ip.at(i) != 0) return false;
        return true;
    }
}
