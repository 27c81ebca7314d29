package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers, days and dialled numbers as they are spoken. */
class NumeralsTest {

    @ParameterizedTest
    @CsvSource({
        "一百二十一, 121",
        "百二十一, 121",
        "一百零五, 105",
        "十五, 15",
        "二十, 20",
        "三千五, 3500",
        "两万三, 23000",
        "十三万五千, 135000",
        "三点五, 3.5",
        "3.5万, 35000",
        "12, 12",
        "五六, 5",
        "七八十, 70",
        "二零二四, 2024",
        "三五二幺, 3521",
        "两百三十, 230",
        "一千二百八十, 1280",
        "三十三, 33",
        "一亿, 100000000",
        "零, 0",
        "万, 10000"
    })
    void spokenNumbers(String spoken, BigDecimal value) {
        assertThat(Numerals.value(spoken))
                .hasValueSatisfying(got -> assertThat(got).isEqualByComparingTo(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "点", "点万", "。", "abc", "一一一一一一一一一一一一一一一一一一一一一"})
    void whatIsNoNumber(String spoken) {
        assertThat(Numerals.value(spoken)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "昨天, 2026-11-17",
        "大前天, 2026-11-15",
        "上周三, 2026-11-11",
        "这周一, 2026-11-16",
        "周五, 2026-11-13",
        "上上周日, 2026-11-08",
        "星期三, 2026-11-18",
        "十一月二号, 2026-11-02",
        "十二月二号, 2025-12-02",
        "今年十二月二号, 2026-12-02",
        "去年三月五日, 2025-03-05",
        "二零二四年三月一号, 2024-03-01",
        "三天前, 2026-11-15",
        "两个星期前, 2026-11-04",
        "上个月十号, 2026-10-10",
        "一个月前, 2026-10-18"
    })
    void spokenDays(String spoken, LocalDate day) {
        assertThat(Dates.in(spoken, ToldCall.DAY)).extracting(Mention::value).containsExactly(day);
    }

    @ParameterizedTest
    @ValueSource(strings = {"二月三十号", "十三月一号", "三十八号门口", "明天"})
    void whatIsNoDayThatHasBeen(String spoken) {
        assertThat(Dates.in(spoken, ToldCall.DAY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "'嗯，那个，我要我要投诉', 我要投诉", "'俺们村沟塌咧', 我们村沟塌了", "'[噪音]喂喂<unk>路灯 不亮啊', 路灯不亮",
        "'我我我姓王', 我姓王", "'一九九零零零零', 一九九零零零零", "'余额不足', 余额不足"
    })
    void tidied(String raw, String tidy) {
        assertThat(Tidy.text(raw)).isEqualTo(tidy);
    }

    @Test
    void whatSoundsAlikeIsAlike() {
        assertThat(Sounds.of("贵院小区")).isEqualTo(Sounds.of("桂苑小区"));
        assertThat(Sounds.of("银信里")).isEqualTo(Sounds.of("银杏里"));
        assertThat(List.of(Sounds.of('王'), Sounds.of('路'))).doesNotHaveDuplicates();
    }
}
