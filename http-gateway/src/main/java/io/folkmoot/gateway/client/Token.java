package io.folkmoot.gateway.client;

import io.folkmoot.gateway.client.ApiException.Why;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Reads the file of a token. */
final class Token {
    private static final int MOST = 512;
    private static final Pattern FORM = Pattern.compile("[\\x21-\\x7e]{16,512}");

    private Token() {}

    static String read(Path file) throws ApiException {
        try (InputStream in = Files.newInputStream(file)) {
            String token = new String(in.readNBytes(MOST + 1), StandardCharsets.ISO_8859_1).strip();
            if (FORM.matcher(token).matches()) return token;
            throw new ApiException(Why.USAGE, file + " holds no token; it is written anew at each start of the peer");
        } catch (NoSuchFileException e) {
            throw new ApiException(Why.NO_PEER, "there is no token at " + file + ": no peer runs there");
        } catch (IOException e) {
            throw new ApiException(Why.USAGE, file + " cannot be read; is it another user's peer?");
        }
    }
}
