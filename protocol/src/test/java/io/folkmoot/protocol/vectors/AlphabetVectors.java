package io.folkmoot.protocol.vectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.folkmoot.protocol.bytes.Base58;
import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.ZBase32;
import java.util.List;

/** Bytes as people read them. */
record AlphabetVectors() implements Section {
    @Override
    public String name() {
        return "alphabets";
    }

    @Override
    public void write(Lines lines) {
        for (String hex : List.of(
                "00", "0000ff", "666f6c6b6d6f6f74", Cast.rising(0xe0, 32).toHex())) {
            Bytes bytes = Bytes.hex(hex);
            lines.item().put("bytes", hex).put("base58", Base58.encode(bytes)).put("z-base-32", ZBase32.encode(bytes));
        }
    }

    @Override
    public void check(List<Item> items) throws Exception {
        for (Item item : items) {
            Bytes bytes = item.bytes("bytes");
            assertThat(Base58.decode(item.text("base58"))).isEqualTo(bytes);
            assertThat(Base58.encode(bytes)).isEqualTo(item.text("base58"));
            assertThat(ZBase32.decode(item.text("z-base-32"), bytes.length())).isEqualTo(bytes);
        }
    }
}
