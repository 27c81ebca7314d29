package cn.hotline.platform;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.As;
import cn.hotline.support.Postgres;
import cn.hotline.support.Wire;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are not what the contract says are refused by place or by name, whatever is wrong with them. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class MalformedBodyTest {

    private static final String SOUND =
            "{\"title\":\"路灯不亮\",\"text\":\"建设路的路灯不亮。\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}";

    @Test
    void theSoundBodyOfTheseTestsIsTaken() {
        assertThat(file(SOUND).send().status()).isEqualTo(201);
        assertThat(file(SOUND)
                        .header("Content-Type", "application/json; charset=utf-8")
                        .send()
                        .status())
                .isEqualTo(201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"title\":\"路灯不亮\",\"text\":",
                "{",
                "\"",
                "hello",
                "{'title':'a'}",
                "{\"title\":\"a\",}",
                "{\"title\":\"a\" \"text\":\"b\"}",
                "[]",
                "[{\"title\":\"a\"}]",
                "\"text\"",
                "5",
                "{\"title\":5,\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":[\"a\"],\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\",\"title\":\"c\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\",\"text\":\"b\",\"reporter\":\"ANONYMOUS\"}",
                "{\"title\":\"a\",\"text\":\"b\",\"reporter\":{\"kind\":0}}",
                "{\"title\":\"a\",\"text\":\"b\",\"reporter\":{\"kind\":\"NOBODY\"}}",
                "{\"title\":\"a\",\"text\":\"b\",\"type\":\"\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\\u0000\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\\u001b[31m\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\\ud800\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\\udc00\\ud800\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\\uffff\",\"text\":\"b\",\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\",\"text\":\"b\",\"attachments\":[\"no-uuid\"],\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\",\"text\":\"b\",\"place\":{\"location\":{\"lon\":\"1\",\"lat\":2}},\"reporter\":{\"kind\":\"ANONYMOUS\"}}",
                "{\"title\":\"a\",\"text\":\"b\",\"place\":{\"location\":{\"lon\":NaN,\"lat\":2}},\"reporter\":{\"kind\":\"ANONYMOUS\"}}"
            })
    void whatIsNotTheRightJsonIsMalformed(String body) {
        file(body).send().isProblem(400, "malformed");
    }

    @Test
    void aRawControlCharacterInATextIsMalformed() {
        file(SOUND.replace("不亮", "\u0001")).send().isProblem(400, "malformed");
        file(SOUND.replace("不亮", "\u0000")).send().isProblem(400, "malformed");
        file(SOUND.replace("不亮", "\n")).send().isProblem(400, "malformed");
    }

    @Test
    void whatFollowsTheEndOfTheBodyIsNotOverlooked() {
        file(SOUND + "{}").send().isProblem(400, "malformed");
        file(SOUND + " x").send().isProblem(400, "malformed");
        file(SOUND + "\u0000").send().isProblem(400, "malformed");
    }

    @ParameterizedTest
    @CsvSource({"owner", "reporter.owner", "place.owner", "place.location.owner", "reportedParty.owner"})
    void anUnknownFieldIsRefusedByName(String path) {
        var parts = path.split("\\.");
        var value = new StringBuilder("{\"owner\":1}");
        for (int i = parts.length - 2; i >= 0; i--) {
            value.insert(0, "{\"" + parts[i] + "\":").append('}');
        }
        var inner = value.substring(1, value.length() - 1);
        var base = parts[0].equals("reporter") ? SOUND.replaceFirst(",\"reporter.*", "}") : SOUND;
        var problem = file(base.substring(0, base.length() - 1) + "," + inner + "}")
                .send()
                .isProblem(400, "unknown-field");
        assertThat(problem.json().at("/errors/0/field").asText()).isEqualTo(path);
        assertThat(problem.json().at("/errors/0/message").asText()).startsWith("可用的字段：");
    }

    @Test
    void aFieldsNameIsNotEchoedWithWhatCouldDoHarm() {
        var problem = file("{\"<script>alert(1)</script>\\u0000\\n\":1}").send().isProblem(400, "unknown-field");
        assertThat(problem.body()).doesNotContain("<", "\\u0000");
    }

    @Test
    void aMissingBodyIsRefused() {
        file("").send().isSomeProblem();
        assertThat(file("").send().status()).isEqualTo(400);
        assertThat(file("null").send().isSomeProblem().status()).isEqualTo(400);
        assertThat(file("   ").send().isSomeProblem().status()).isEqualTo(400);
    }

    @Test
    void bytesThatAreNotUtf8AreMalformed() {
        for (byte[] wrong : new byte[][] {
            {(byte) 0xff},
            {(byte) 0xc3, 0x28},
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
            {(byte) 0xc0, (byte) 0x80},
            {(byte) 0xf8}
        }) {
            var parts = SOUND.split("不亮", 2);
            var bytes = new java.io.ByteArrayOutputStream();
            bytes.writeBytes(parts[0].getBytes(StandardCharsets.UTF_8));
            bytes.writeBytes(wrong);
            bytes.writeBytes(parts[1].getBytes(StandardCharsets.UTF_8));
            file("").body(bytes.toByteArray()).send().isProblem(400, "malformed");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "ISO-8859-1", "GBK"})
    void onlyUtf8IsSpoken(String charset) {
        byte[] bytes = SOUND.replace("路灯", "é灯").getBytes(Charset.forName(charset));
        file("").body(bytes).send().isProblem(400, "malformed");
        file("").header("Content-Type", "application/json; charset=" + charset)
                .body(bytes)
                .send()
                .isProblem(415, "unsupported-media-type");
    }

    private static Wire file(String body) {
        return Wire.post("/api/citizen/v1/tickets", body).header("Idempotency-Key", As.key());
    }
}
