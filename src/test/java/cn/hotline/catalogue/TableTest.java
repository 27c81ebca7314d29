package cn.hotline.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import cn.hotline.support.As;
import cn.hotline.support.Entries;
import cn.hotline.support.Postgres;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The catalogue out to a spreadsheet and in again. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TableTest {

    private static final String HEADER = "code,version,name,level,parent,position,replacedBy\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"matters", "units", "regions"})
    void whatIsExportedIsUnchangedWhenImported(String plural) {
        Entries.made(plural);
        var table = Entries.exported(plural);
        assertThat(table).startsWith("\uFEFFcode,version,name,");
        Entries.imported(plural, table, "")
                .statusCode(200)
                .body("added", equalTo(0), "changed", equalTo(0), "dryRun", equalTo(false))
                .body("unchanged", equalTo(lines(table)));
        Entries.imported(plural, table.substring(1), "?dryRun=true")
                .statusCode(200)
                .body("changed", equalTo(0));
    }

    @Test
    void everyFieldOfAMatterComesBackAsItWas() {
        var content = Entries.matter("=cmd|' /C calc'!A0");
        content.putAll(Map.of(
                "nameEn", "a, \"b\"\r\nc",
                "script", "@您好；\n'=第二行",
                "keywords", List.of("+摆摊", "乱停"),
                "limit", Map.of("amount", 3, "unit", "HOURS"),
                "replyParts", List.of("RESULT", "CONTACT"),
                "knowledge", List.of(Map.of("title", "'=办法", "url", "https://example.gov.cn/a?b=1,2")),
                "guide", Map.of("summary", "-摘要", "steps", List.of("一", "二"), "promisedLimitDays", 3)));
        var code = Entries.made("matters", content);
        var table = Entries.exported("matters");
        assertThat(table).contains("'=cmd").contains("'@您好").contains("'+摆摊|乱停");
        Entries.imported("matters", table, "").statusCode(200).body("changed", equalTo(0), "added", equalTo(0));
        Entries.read("matters", code)
                .body("content.name", equalTo("=cmd|' /C calc'!A0"), "content.script", equalTo("@您好；\n'=第二行"));
    }

    @Test
    void aTableAddsAndChangesFromItsDayOnAndATryWritesNothing() {
        var code = Entries.freshCode();
        var old = Entries.made("regions");
        var table = HEADER + code + ",,新街道,STREET,999901,,\r\n" + old + ",1,改名街道,STREET,999901,7,\r\n";
        var day = LocalDate.now(java.time.ZoneId.of("Asia/Shanghai")).plusDays(1);
        for (var query : List.of("?dryRun=true&effectiveFrom=" + day, "?effectiveFrom=" + day)) {
            Entries.imported("regions", table, query)
                    .statusCode(200)
                    .body("added", equalTo(1), "changed", equalTo(1), "unchanged", equalTo(0));
        }
        Entries.imported("regions", table, "?effectiveFrom=" + day).body("unchanged", equalTo(2));
        Entries.read("regions", code).body("effectiveFrom", equalTo(day.toString()));
        Entries.read("regions", old).body("version", equalTo(1), "newest", equalTo(2));
        As.agent()
                .get("/api/staff/v1/catalogue/regions.csv?on=" + day)
                .then()
                .statusCode(200)
                .body(containsString("改名街道"));
    }

    @Test
    void everyBadLineIsNamedAndNothingIsImported() {
        var code = Entries.freshCode();
        var table = HEADER
                + code + ",,好街道,STREET,999901,,\r\n"
                + "坏码,,街道,STREET,999901,,\r\n"
                + code + ",,重复,STREET,999901,,\r\n"
                + "B-1,,,STREET,999901,,\r\n"
                + "B-2,,街道,VILLAGE,999901,,\r\n"
                + "B-3,,街道,STREET,999901,x,\r\n"
                + "B-4,,街道,STREET\r\n"
                + "\"B-5\",,\"两\r\n行\",STREET,999901,,a b\r\n";
        Entries.imported("regions", table, "")
                .statusCode(422)
                .body("detail", containsString("没有导入"))
                .body(
                        "errors.field",
                        contains(
                                "lines[3].code",
                                "lines[4].code",
                                "lines[5].name",
                                "lines[6].level",
                                "lines[7].position",
                                "lines[8].cells",
                                "lines[9].replacedBy[0].<list element>"))
                .body("errors[3].message", containsString("CITY, DISTRICT, STREET"));
        Entries.read("regions", code).statusCode(404);
    }

    @Test
    void aTableIsHeldToTheRulesOfTheTree() {
        var a = Entries.freshCode();
        var b = Entries.freshCode();
        var rows = "%s,,街道,STREET,%s,,\r\n%s,,街道,STREET,999901,,NOWHERE\r\n".formatted(a, b, b);
        Entries.imported("regions", HEADER + rows, "")
                .statusCode(422)
                .body("errors.field", containsInAnyOrder("lines[2].parent", "lines[3].replacedBy"));
    }

    @Test
    void whoeverEditsAnOldTableIsToldWhatHasChanged() {
        var code = Entries.made("regions");
        var changed = Entries.content("regions");
        changed.put("name", "中间改的");
        Entries.put("regions", code, "\"1\"", Map.of("content", changed)).statusCode(200);
        Entries.imported("regions", HEADER + code + ",1,我改的,STREET,999901,,\r\n", "")
                .statusCode(422)
                .body("errors.field", contains("lines[2].version"))
                .body("errors[0].message", containsString("2"));
    }

    @Test
    void whatIsNoTableIsRefused() {
        Entries.imported("regions", "", "").statusCode(422).body("errors.field", contains("lines[1].header"));
        Entries.imported("regions", "code,name\r\n", "").statusCode(422).body("errors", hasSize(5));
        Entries.imported("regions", HEADER.strip() + ",extra\r\n", "").statusCode(422);
        Entries.imported("regions", HEADER + "\"A", "").statusCode(422);
        Entries.imported("regions", HEADER, "?dryRun=yes").statusCode(400);
        Entries.imported("regions", HEADER, "?effectiveFrom=2020-01-01").statusCode(422);
        Entries.imported("regions", HEADER + "x".repeat(6_000_000), "").statusCode(413);
        As.administrator()
                .contentType("text/csv")
                .body(new byte[] {(byte) 0xff, 1})
                .post("/api/staff/v1/catalogue/regions.csv")
                .then()
                .statusCode(400);
    }

    @Test
    void errorsAreNamedUpToAHundredAndLinesReadUpToTwentyThousand() {
        var bad = new StringBuilder(HEADER);
        var many = new StringBuilder(HEADER);
        for (int i = 0; i < 20_001; i++) {
            bad.append("B-").append(i % 300).append(",,,STREET,999901,,\r\n");
            many.append("M-").append(i).append(",,街道,STREET,999901,,\r\n");
        }
        Entries.imported("regions", bad.toString(), "").statusCode(422).body("errors", hasSize(100));
        Entries.imported("regions", many.toString(), "").statusCode(413);
    }

    @Test
    void aTableOfNineteenThousandLinesIsJudgedInSeconds() {
        var table = new StringBuilder(HEADER);
        for (int i = 0; i < 19_000; i++) {
            table.append("M-").append(i).append(",,街道,STREET,999901,,\r\n");
        }
        var started = System.nanoTime();
        Entries.imported("regions", table.toString(), "?dryRun=true")
                .statusCode(200)
                .body("added", equalTo(19_000));
        assertThat(Duration.ofNanos(System.nanoTime() - started)).isLessThan(Duration.ofSeconds(20));
        System.out.println("TABLE MILLIS " + (System.nanoTime() - started) / 1_000_000);
    }

    private static int lines(String table) {
        int records = -1;
        for (var ignored : de.siegmar.fastcsv.reader.CsvReader.builder().ofCsvRecord(table)) {
            records++;
        }
        return records;
    }
}
