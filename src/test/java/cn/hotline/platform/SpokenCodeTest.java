package cn.hotline.platform;

import static cn.hotline.platform.SpokenCode.Opens.NUMBER;
import static cn.hotline.platform.SpokenCode.Opens.TICKET;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpokenCodeTest {

    private static final int CODES = 20_000;

    @Test
    void aCodeIsEightSignsThatCanNotBeMistakenForEachOther() {
        var vault = Vaults.random();
        for (int i = 0; i < CODES; i++) {
            assertThat(SpokenCode.random(vault).characters()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        }
    }

    /** 32 signs, each as likely, at 8 places: 40 bits. */
    @Test
    void everySignTurnsUpAtEveryPlaceAboutAsOften() {
        var vault = Vaults.random();
        var counts = new int[8][128];
        var seen = new HashSet<String>();
        for (int i = 0; i < CODES; i++) {
            var code = SpokenCode.random(vault).characters();
            seen.add(code);
            IntStream.range(0, 8).forEach(at -> counts[at][code.charAt(at)]++);
        }
        assertThat(seen).hasSizeGreaterThan(CODES - 3);
        for (var place : counts) {
            var used = IntStream.of(place).filter(count -> count > 0).toArray();
            assertThat(used).hasSize(32);
            assertThat(IntStream.of(used).min().orElseThrow()).isGreaterThan(CODES / 32 * 6 / 10);
            assertThat(IntStream.of(used).max().orElseThrow()).isLessThan(CODES / 32 * 15 / 10);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01AB-CD11", "o1ab cdil", "OIAB-CDLI", "０１ＡＢ－ＣＤ１１", " 01ab　cd1l ", "0-1-A-B-C-D-1-1"})
    void aCodeIsReadAsItWasHeardOrTyped(String typed) {
        assertThat(SpokenCode.typed(typed)).isEqualTo(new SpokenCode("01ABCD11"));
    }

    @Test
    void aCodeIsSpokenInTwoGroupsAndReadBack() {
        var code = SpokenCode.random(Vaults.random());
        assertThat(code.spoken()).matches(".{4}-.{4}");
        assertThat(SpokenCode.typed(code.spoken())).isEqualTo(code);
    }

    @Test
    void theHashDependsOnWhatItOpensCodeAndKeyAndTheCodeIsNeverPrinted() {
        var vault = Vaults.random();
        var ticket = UUID.randomUUID();
        var code = new SpokenCode("01ABCD11");
        assertThat(code.hash(TICKET, ticket, vault))
                .hasSize(32)
                .isEqualTo(code.hash(TICKET, ticket, vault))
                .isNotEqualTo(code.hash(NUMBER, ticket, vault))
                .isNotEqualTo(code.hash(TICKET, UUID.randomUUID(), vault))
                .isNotEqualTo(code.hash(TICKET, ticket, Vaults.random()))
                .isNotEqualTo(new SpokenCode("01ABCD12").hash(TICKET, ticket, vault));
        assertThat(code.toString()).doesNotContain("01AB", "CD11");
    }
}
