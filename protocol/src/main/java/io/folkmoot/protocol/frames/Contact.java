package io.folkmoot.protocol.frames;

import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.cbor.CborReader;
import io.folkmoot.protocol.cbor.CborWriter;
import io.folkmoot.protocol.keys.PublicKey;
import java.util.ArrayList;
import java.util.List;

/** Hearsay about a peer: its key, unchecked, and one address. Twenty of them fit a datagram, in IPv6 too. */
public record Contact(PublicKey key, Address address) {
    /** One answer names at most the k closest peers. */
    public static final int MAX_IN_ANSWER = 20;

    static void writeAll(CborWriter out, List<Contact> contacts) {
        out.array(contacts.size());
        for (Contact contact : contacts) {
            out.array(2).bytes(contact.key.bytes());
            contact.address.write(out);
        }
    }

    static List<Contact> readAll(CborReader in) throws MalformedException {
        int count = in.array("contacts", MAX_IN_ANSWER);
        List<Contact> contacts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            in.exactly("contact", 2);
            contacts.add(new Contact(new PublicKey(in.bytesOf("contact key", PublicKey.LENGTH)), Address.read(in)));
        }
        return List.copyOf(contacts);
    }
}
