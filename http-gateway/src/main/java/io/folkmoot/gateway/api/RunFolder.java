package io.folkmoot.gateway.api;

import io.folkmoot.persistence.folder.FileProblems;
import io.folkmoot.persistence.folder.PrivateFolder;
import io.folkmoot.protocol.bytes.Bytes;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of the socket, the port and the token: ours, closed to others, and never through a symbolic link. Everything
 * in it is of one run of the peer, so what an earlier run left there is replaced, whatever it is.
 */
final class RunFolder {
    private static final Logger LOG = LoggerFactory.getLogger(RunFolder.class);
    private static final Set<PosixFilePermission> FOLDER = PosixFilePermissions.fromString("rwx------");
    private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

    private final RunFiles files;
    private final UserPrincipal owner;

    private RunFolder(RunFiles files, UserPrincipal owner) {
        this.files = files;
        this.owner = owner;
    }

    static RunFolder prepare(Path data) throws LocalApiException {
        RunFiles files = RunFiles.of(data);
        try {
            Files.createDirectories(data.toAbsolutePath(), asked(FOLDER));
            if (!Files.exists(files.folder(), LinkOption.NOFOLLOW_LINKS))
                Files.createDirectory(files.folder(), asked(FOLDER));
            return new RunFolder(files, checked(files.folder()));
        } catch (UnsupportedOperationException e) {
            throw new LocalApiException("the file system of " + data
                    + " keeps no POSIX permissions, so that others could read the token; use another data folder");
        } catch (IOException e) {
            throw failed(files.folder(), e);
        }
    }

    /** A file that we make here has our user; the folder must have the same before anything is trusted to it. */
    private static UserPrincipal checked(Path folder) throws IOException, LocalApiException {
        if (Files.isSymbolicLink(folder))
            throw new LocalApiException(folder + " is a symbolic link; remove it, the peer makes a folder of its own");
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS))
            throw new LocalApiException(folder + " is not a folder; move it away");
        Path probe = Files.createTempFile(folder, ".probe", "", asked(FILE));
        UserPrincipal us = Files.getOwner(probe, LinkOption.NOFOLLOW_LINKS);
        Files.delete(probe);
        UserPrincipal owner = Files.getOwner(folder, LinkOption.NOFOLLOW_LINKS);
        if (!owner.equals(us))
            throw new LocalApiException(folder + " belongs to " + owner.getName() + ", and this process runs as "
                    + us.getName() + "; remove it, or run the peer as that user");
        Files.setPosixFilePermissions(folder, FOLDER);
        return us;
    }

    RunFiles files() {
        return files;
    }

    UserPrincipal owner() {
        return owner;
    }

    void write(Path file, String content) throws LocalApiException {
        try {
            if (Files.isDirectory(file, LinkOption.NOFOLLOW_LINKS))
                throw new LocalApiException(file + " is a folder; move it away");
            PrivateFolder.replace(file, Bytes.utf8(content));
        } catch (IOException e) {
            throw failed(file, e);
        }
    }

    /** Makes room for the socket: what lies there goes, unless a living peer answers at it. */
    void makeWay() throws LocalApiException {
        Path socket = files.socket();
        try {
            if (!Files.exists(socket, LinkOption.NOFOLLOW_LINKS)) return;
            if (!Files.isSymbolicLink(socket) && answers(socket))
                throw new LocalApiException("another peer serves at " + socket + "; stop it first: folkmoot stop");
            Files.delete(socket);
        } catch (IOException e) {
            throw failed(socket, e);
        }
    }

    private static boolean answers(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }

    void closeSocketToOthers() throws IOException {
        Files.setPosixFilePermissions(files.socket(), FILE);
    }

    /** Quietly: a file that is gone already is no trouble, and one that stays opens nothing any more. */
    void clear() {
        for (Path file : new Path[] {files.token(), files.port(), files.socket()}) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                LOG.atDebug().log("a file of a run that has ended stays", e);
            }
        }
    }

    private static LocalApiException failed(Path path, IOException e) {
        return new LocalApiException(path + " cannot be made ready for the local API: " + FileProblems.inWords(e));
    }

    private static FileAttribute<Set<PosixFilePermission>> asked(Set<PosixFilePermission> permissions) {
        return PosixFilePermissions.asFileAttribute(permissions);
    }
}
