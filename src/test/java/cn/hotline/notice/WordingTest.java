package cn.hotline.notice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts with places for words, and those that come with the service. */
class WordingTest {

    private static final Templates TEMPLATES = new Templates(new ObjectMapper(), Clock.systemUTC());

    static Stream<Arguments> standard() {
        return Stream.of(NoticeEvent.values())
                .flatMap(event -> Templates.LANGUAGES.stream().map(language -> Arguments.of(event, language)));
    }

    @ParameterizedTest
    @MethodSource("standard")
    void whatComesWithTheServiceIsLawfulAndShort(NoticeEvent event, String language) {
        var wording = Wording.of(event, TEMPLATES.standard(event, language));
        var shown = "【12345热线】" + wording.with(Samples.in(language));
        assertThat(shown).doesNotContain("{", "}");
        int most = language.equals("zh") ? 3 : 5;
        assertThat(SmsLength.of(shown).segments()).as(shown).isLessThanOrEqualTo(most);
    }

    @Test
    void theSamplesHaveEveryWord() {
        for (var event : NoticeEvent.values()) {
            assertThat(Samples.in("zh")).containsKeys(event.known().toArray(String[]::new));
            assertThat(Samples.in("en")).containsKeys(event.known().toArray(String[]::new));
        }
    }

    @Test
    void aSurveyExplainsItsDigits() {
        assertThat(TEMPLATES.standard(NoticeEvent.SURVEY, "zh")).contains("1满意", "2基本满意", "3对经办人员不满意", "4对办理效果不满意");
    }

    @Test
    void wordsAreFilledInAsTheyAreAndListedInTheOrderOfTheText() {
        var wording = new Wording("{code} {number} {code}");
        var words = Map.of("number", "$1{code}\\", "code", "A");
        assertThat(wording.with(words)).isEqualTo("A $1{code}\\ A");
        assertThat(wording.inOrder(words).keySet()).containsExactly("code", "number");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "工单{number}",
                "工单{number}，查询码{code}，{name}",
                "工单{number}，查询码{code}，{Code}",
                "工单{number}，查询码{code}}",
                "{{number}} {code}",
                "{} {number} {code}"
            })
    void aTextThatLacksAWordOrHasAnUnknownOneIsRefused(String text) {
        assertThatThrownBy(() -> Wording.of(NoticeEvent.RECEIVED, text)).isInstanceOf(Refusal.class);
    }
}
