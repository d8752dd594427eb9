package io.folkmoot.config;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.regex.Pattern;

/** Tells addresses and names apart by their form alone; nothing here asks the DNS. */
final class Hosts {
    private static final String OCTET = "(?:25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";
    private static final Pattern IPV4 = Pattern.compile(OCTET + "(?:\\." + OCTET + "){3}");

    private static final Pattern IPV6_ALPHABET = Pattern.compile("[0-9a-fA-F:.]{2,45}");

    /** Underscores are outside RFC 1123 but common in the names of containers. */
    private static final String LABEL = "[A-Za-z0-9_](?:[A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?";

    /** The last label has a letter, so that a mistyped address such as 127.1 is not taken for a name. */
    private static final Pattern NAME = Pattern.compile("(?:" + LABEL + "\\.)*(?=[^.]*[A-Za-z])" + LABEL);

    private Hosts() {}

    static boolean isIpv4(String text) {
        return IPV4.matcher(text).matches();
    }

    static boolean isIpv6(String text) {
        if (text.indexOf(':') < 0 || !IPV6_ALPHABET.matcher(text).matches()) return false;
        try {
            // With a colon in it the JDK parses a literal and never looks up a name.
            InetAddress.getByName(text);
            return true;
        } catch (UnknownHostException e) {
            return false;
        }
    }

    /** At most 253 characters: RFC 1035, section 2.3.4, less the root label. */
    static boolean isName(String text) {
        return text.length() <= 253 && NAME.matcher(text).matches();
    }

    static String canonical(String host) {
        return host.toLowerCase(Locale.ROOT);
    }
}
