package cn.hotline.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the program that plays a hall makes of its words, and the slip it prints. */
class HallDayTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @ParameterizedTest
    @CsvSource({
        "--help, 0",
        "HALL-CITY, 2",
        "--visitors=0, 2",
        "--visitors=101, 2",
        "--counters=3, 2",
        "--url=ftp://x, 2",
        "--url=http://127.0.0.1:1, 1"
    })
    void aWrongCommandIsToldFromAServiceThatIsNotThere(String word, int exit) {
        assertThat(Demo.run(new String[] {"hall", word})).isEqualTo(exit);
    }

    @Test
    void theSlipSaysWhatThePaperSays() throws JsonProcessingException {
        var hall = JSON.readTree("""
                {"hall": {"name": "测试大厅", "services": [{"code": "TAX", "name": "税费办理"}]}}""");
        var taken = JSON.readTree("""
                {"number": "G007", "service": "TAX", "ahead": 2, "waitSeconds": 61, "code": "ABCD-EFGH"}""");
        assertThat(HallSlip.of(hall, taken).lines())
                .allSatisfy(line -> assertThat(Table.width(line)).isEqualTo(42))
                .map(line -> line.replaceAll("[|+-]{2,}|[| ]+", " ").strip())
                .containsExactly("", "测试大厅", "排队号票 G007", "税费办理", "前面还有 2 人", "预计等候约 2 分钟", "号票凭码：ABCD-EFGH", "");
    }

    @Test
    void whatIsNotKnownIsLeftOut() throws JsonProcessingException {
        var taken = JSON.readTree("""
                {"number": "G007", "service": "TAX", "ahead": 0, "code": "ABCD-EFGH"}""");
        assertThat(HallSlip.of(JSON.readTree("{}"), taken)).contains("TAX").doesNotContain("分钟");
    }
}
