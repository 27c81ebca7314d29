package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.platform.Vaults;
import java.util.HashSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TrackCodeTest {

    private static final int CODES = 20_000;

    @Test
    void aCodeIsEightSignsThatCanNotBeMistakenForEachOther() {
        var vault = Vaults.random();
        for (int i = 0; i < CODES; i++) {
            assertThat(TrackCode.random(vault).characters()).matches("[0-9A-HJKMNP-TV-Z]{8}");
        }
    }

    /** 32 signs, each as likely, at 8 places: 40 bits. */
    @Test
    void everySignTurnsUpAtEveryPlaceAboutAsOften() {
        var vault = Vaults.random();
        var counts = new int[8][128];
        var seen = new HashSet<String>();
        for (int i = 0; i < CODES; i++) {
            var code = TrackCode.random(vault).characters();
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
        assertThat(TrackCode.typed(typed)).isEqualTo(new TrackCode("01ABCD11"));
    }

    @Test
    void aCodeIsSpokenInTwoGroupsAndReadBack() {
        var code = TrackCode.random(Vaults.random());
        assertThat(code.spoken()).matches(".{4}-.{4}");
        assertThat(TrackCode.typed(code.spoken())).isEqualTo(code);
    }

    @Test
    void theHashDependsOnTicketCodeAndKeyAndTheCodeIsNeverPrinted() {
        var vault = Vaults.random();
        var ticket = UUID.randomUUID();
        var code = new TrackCode("01ABCD11");
        assertThat(code.hash(ticket, vault))
                .hasSize(32)
                .isEqualTo(code.hash(ticket, vault))
                .isNotEqualTo(code.hash(UUID.randomUUID(), vault))
                .isNotEqualTo(code.hash(ticket, Vaults.random()))
                .isNotEqualTo(new TrackCode("01ABCD12").hash(ticket, vault));
        assertThat(code.toString()).doesNotContain("01AB", "CD11");
    }
}
