package io.folkmoot.gateway.client;

import io.folkmoot.gateway.api.RunFiles;
import io.folkmoot.gateway.client.ApiException.Why;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Where a peer's API may be: the address to connect to, what to call it in the Host header, and how people write it. */
record Place(SocketAddress address, String host, String text) {
    private static final String UNIX = "unix:";

    /** There is no port to tell one host from another on a socket of the file system. */
    private static final String UNIX_HOST = "folkmoot";

    private static final int LONGEST_NUMBER = 5;
    private static final int MAX_PORT = 65_535;

    /** Best first: the socket, which the system itself guards, then the port. None when no peer has left a trace. */
    static List<Place> of(RunFiles files) throws ApiException {
        List<Place> places = new ArrayList<>();
        if (Files.exists(files.socket(), LinkOption.NOFOLLOW_LINKS)) places.add(unix(files.socket()));
        if (!Files.exists(files.port())) return places;
        try {
            String text = Files.readString(files.port()).strip();
            if (text.length() <= LONGEST_NUMBER && text.matches("[0-9]+")) places.add(tcp("127.0.0.1", port(text)));
            return places;
        } catch (IOException e) {
            throw new ApiException(Why.USAGE, files.port() + " cannot be read; is it another user's peer?");
        }
    }

    /** As {@code --api} says it. */
    static Place parse(String text) throws ApiException {
        if (text.startsWith(UNIX) && text.length() > UNIX.length())
            return unix(Path.of(text.substring(UNIX.length())).toAbsolutePath());
        try {
            URI uri = new URI(text);
            boolean bare = uri.getRawPath() == null
                    || uri.getRawPath().isEmpty()
                    || uri.getRawPath().equals("/");
            if ("http".equals(uri.getScheme()) && uri.getHost() != null && bare && uri.getRawUserInfo() == null)
                return tcp(uri.getHost().toLowerCase(Locale.ROOT), uri.getPort() < 0 ? 80 : uri.getPort());
        } catch (URISyntaxException e) {
            throw wrong(text);
        }
        throw wrong(text);
    }

    private static ApiException wrong(String text) {
        return new ApiException(Why.USAGE, "'" + text + "' must be unix:PATH or http://HOST:PORT");
    }

    private static Place unix(Path socket) throws ApiException {
        try {
            return new Place(UnixDomainSocketAddress.of(socket), UNIX_HOST, UNIX + socket);
        } catch (UnsupportedOperationException e) {
            throw new ApiException(Why.USAGE, "this system has no Unix domain sockets; use --api http://HOST:PORT");
        }
    }

    private static Place tcp(String host, int port) throws ApiException {
        if (port < 1 || port > MAX_PORT)
            throw new ApiException(Why.USAGE, "the port " + port + " is none; ports are 1 to 65535");
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return new Place(new InetSocketAddress(bare, port), host + ":" + port, "http://" + host + ":" + port);
    }

    private static int port(String digits) {
        return Integer.parseInt(digits);
    }

    boolean isUnix() {
        return address instanceof UnixDomainSocketAddress;
    }
}
