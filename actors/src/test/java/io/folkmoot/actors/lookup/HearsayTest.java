package io.folkmoot.actors.lookup;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.actors.lookup.Hearsay.Reach;
import io.folkmoot.protocol.frames.Contact;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HearsayTest {
    private final SplittableRandom dice = new SplittableRandom(1);

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, HOST",
        "127.8.1.2, HOST",
        "10.1.2.3, SITE",
        "172.16.0.1, SITE",
        "172.31.255.1, SITE",
        "172.32.0.1, WORLD",
        "192.168.7.7, SITE",
        "192.169.0.1, WORLD",
        "169.254.1.1, SITE",
        "100.64.0.1, SITE",
        "100.128.0.1, WORLD",
        "8.8.8.8, WORLD",
        "0.0.0.0, NOWHERE",
        "0.1.2.3, NOWHERE",
        "224.0.0.1, NOWHERE",
        "239.1.1.1, NOWHERE",
        "240.0.0.1, NOWHERE",
        "255.255.255.255, NOWHERE",
        "::, NOWHERE",
        "::1, HOST",
        "fe80::1, SITE",
        "fd00::1, SITE",
        "fc00::1, SITE",
        "ff02::1, NOWHERE",
        "2001:db8::1, WORLD",
        "::2, WORLD"
    })
    void eachAddressHasItsReach(String ip, Reach reach) {
        assertThat(Hearsay.reach(io.folkmoot.protocol.frames.Address.of(new InetSocketAddress(ip, 4000))))
                .isEqualTo(reach);
    }

    @Test
    void thePublicNamesNothingPrivateAndTheSiteNothingOfItsHost() {
        List<Contact> named =
                List.of(Somebody.at(dice, 127, 0, 0, 1), Somebody.at(dice, 10, 0, 0, 1), Somebody.at(dice, 8, 8, 8, 8));
        assertThat(worth(named, Somebody.at(dice, 9, 9, 9, 9))).containsExactly(named.get(2));
        assertThat(worth(named, Somebody.at(dice, 10, 0, 0, 9))).containsExactly(named.get(1), named.get(2));
        assertThat(worth(named, Somebody.at(dice, 127, 0, 0, 9))).isEqualTo(named);
    }

    @Test
    void ourselvesAndMoreThanTwentyAreLeftOut() {
        List<Contact> named = new ArrayList<>();
        for (int i = 0; i < 25; i++) named.add(Somebody.contact(dice));
        Contact self = named.get(3);
        List<Contact> worth = Hearsay.worth(named, Somebody.contact(dice), self.key());
        assertThat(worth).hasSize(Contact.MAX_IN_ANSWER).doesNotContain(self);
    }

    private List<Contact> worth(List<Contact> named, Contact by) {
        return Hearsay.worth(named, by, Somebody.key(dice));
    }
}
