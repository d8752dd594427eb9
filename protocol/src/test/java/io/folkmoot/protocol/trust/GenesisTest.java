package io.folkmoot.protocol.trust;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.folkmoot.protocol.bytes.Bytes;
import io.folkmoot.protocol.bytes.MalformedException;
import io.folkmoot.protocol.keys.PublicKey;
import io.folkmoot.protocol.keys.SigningKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GenesisTest {
    /** The keys of RFC 8032's first two tests. */
    private static final String ONE = "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a";

    private static final String TWO = "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c";

    private static Genesis parse(String json) throws MalformedException {
        return Genesis.parseJson(Bytes.utf8(json.replace('\'', '"')));
    }

    private static GenesisOperator operator(String key, String label) {
        return new GenesisOperator(new PublicKey(Bytes.hex(key)), label);
    }

    @Test
    void theNetworkIdDependsOnTheContentAndNotOnItsSpelling() throws Exception {
        Genesis brief = parse("{'version':1,'name':'moot','operators':[{'public_key':'" + ONE + "','label':'one'},"
                + "{'public_key':'" + TWO + "','label':'two'}]}");
        Genesis verbose =
                parse("\n{ 'operators' : [ {'label':'tw\\u006f','public_key':'" + TWO.toUpperCase(Locale.ROOT) + "'},"
                        + " {'public_key':'" + ONE + "','label':'one'}], 'max_agents':16, 'max_depth':3,"
                        + " 'revocation_threshold':3, 'min_endorsements':3, 'name':'moot', 'version':1 }  ");
        assertThat(brief).isEqualTo(verbose);
        assertThat(brief.networkId()).isEqualTo(verbose.networkId());
        assertThat(brief).isEqualTo(Genesis.of("moot", List.of(operator(TWO, "two"), operator(ONE, "one"))));
    }

    @Test
    void theNetworkIdOfAKnownGenesisIsTheKnownOne() throws Exception {
        assertThat(Genesis.open("open").canonical().toHex())
                .isEqualTo("00000012666f6c6b6d6f6f742f312f67656e65736973" + "0000000400000001" + "000000046f70656e"
                        + "0000000400000003" + "0000000400000003" + "0000000400000003" + "0000000400000010"
                        + "0000000400000000");
        assertThat(Genesis.open("open").networkId().toHex())
                .isEqualTo("4d5e34c83b6ba9127459c47166234418e8c3a226b55b93e117abb99a0a112ef7");
    }

    @Test
    void everyChangeOfTheContentIsAnotherNetwork() throws Exception {
        List<GenesisOperator> both = List.of(operator(ONE, "one"), operator(TWO, "two"));
        List<Genesis> all = new ArrayList<>(List.of(
                Genesis.of("moot", both),
                Genesis.of("moot2", both),
                Genesis.of("moot", 2, 3, 3, 16, both),
                Genesis.of("moot", 3, 2, 3, 16, both),
                Genesis.of("moot", 3, 3, 2, 16, both),
                Genesis.of("moot", 3, 3, 3, 15, both),
                Genesis.of("moot", both.subList(0, 1)),
                Genesis.of("moot", List.of(operator(ONE, "two"), operator(TWO, "one"))),
                Genesis.open("moot")));
        assertThat(all.stream().map(Genesis::networkId)).doesNotHaveDuplicates();
    }

    @Test
    void whatIsWrittenIsReadBack() throws Exception {
        SplittableRandom random = new SplittableRandom(3);
        for (int founders = 0; founders <= Genesis.MAX_OPERATORS; founders += 8) {
            Genesis genesis = Genesis.of("größe \uD83D\uDE00", 2, 3, 4, 5, founders(random, founders));
            assertThat(Genesis.parseJson(genesis.toJson())).isEqualTo(genesis);
        }
    }

    private static List<GenesisOperator> founders(SplittableRandom random, int count) {
        List<GenesisOperator> founders = new ArrayList<>();
        for (int i = 0; i < count; i++)
            founders.add(new GenesisOperator(SigningKey.generate(random).publicKey(), "\uD83D\uDE00".repeat(64)));
        return founders;
    }

    @Test
    void anOpenNetworkHasNoOperatorsAndSaysSo() throws Exception {
        assertThat(Genesis.open("open").isOpen()).isTrue();
        assertThat(parse("{'version':1,'name':'open','operators':[]}")).isEqualTo(Genesis.open("open"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {}                                                                  | version: 0
            []                                                                  | genesis: START_ARRAY
            {'version':1,'name':'x'}                                            | operators: missing
            {'version':2,'name':'x','operators':[]}                             | version: 2
            {'version':'1','name':'x','operators':[]}                           | version: VALUE_STRING
            {'version':1,'name':'','operators':[]}                              | name: 0 characters
            {'version':1,'name':'\\u0007','operators':[]}                       | name: holds a control
            {'version':1,'name':'a\\u202eb','operators':[]}                     | name: holds a control
            {'version':1,'name':'x\\ud800','operators':[]}                      | name: holds a control
            {'version':1,'name':null,'operators':[]}                            | name: VALUE_NULL
            {'version':1,'name':'x','operators':[],'colour':1}                  | unknown field 'colour'
            {'version':1,'name':'x','name':'x','operators':[]}                  | Duplicate field 'name'
            {'version':1,'name':'x','operators':[]} {}                          | text after its end
            {'version':1,'name':'x','operators':[]                              | genesis:
            {'version':1,'name':'x','operators':[[]]}                           | operators: START_ARRAY
            {'version':1,'name':'x','operators':[{}]}                           | public_key: 0 characters
            {'version':1,'name':'x','operators':[],'min_endorsements':0}        | min_endorsements: 0
            {'version':1,'name':'x','operators':[],'min_endorsements':9}        | min_endorsements: 9
            {'version':1,'name':'x','operators':[],'min_endorsements':3.0}      | min_endorsements: VALUE_NUMBER_FLOAT
            {'version':1,'name':'x','operators':[],'min_endorsements':9999999999} | genesis: Numeric value
            {'version':1,'name':'x','operators':[],'revocation_threshold':-1}   | revocation_threshold: -1
            {'version':1,'name':'x','operators':[],'max_depth':6}               | max_depth: 6
            {'version':1,'name':'x','operators':[],'max_agents':17}             | max_agents: 17
            {'version':1,'name':'x','operators':[{'a':{'b':{'c':1}}}]}          | genesis:
            """)
    void whatIsNoGenesisIsRefusedWithTheReason(String json, String reason) {
        String text = json.replace("\\\\", "\\");
        assertThatThrownBy(() -> parse(text))
                .isInstanceOf(MalformedException.class)
                .hasMessageContaining(reason);
    }

    @Test
    void operatorsAreDistinctGatedAndNotTooMany() {
        SplittableRandom random = new SplittableRandom(4);
        List<GenesisOperator> twice = List.of(operator(ONE, "one"), operator(ONE, "again"));
        List<GenesisOperator> identity = List.of(operator("01" + "00".repeat(31), "nobody"));
        List<GenesisOperator> many = founders(random, Genesis.MAX_OPERATORS + 1);
        assertThatThrownBy(() -> Genesis.of("x", twice)).hasMessageContaining("listed twice");
        assertThatThrownBy(() -> Genesis.of("x", identity)).hasMessageContaining("small order");
        assertThatThrownBy(() -> Genesis.of("x", many)).hasMessageContaining("at most 64");
        assertThatThrownBy(() -> parse(
                        "{'version':1,'name':'x','operators':[{'public_key':'" + "zz".repeat(32) + "','label':'z'}]}"))
                .hasMessageContaining("hex digits");
    }

    @Test
    void aFileBeyondTheLimitIsRefusedUnread() {
        Bytes large = Bytes.utf8(" ".repeat(GenesisJson.MAX_BYTES + 1));
        assertThatThrownBy(() -> Genesis.parseJson(large)).hasMessageContaining("at most " + GenesisJson.MAX_BYTES);
    }
}
