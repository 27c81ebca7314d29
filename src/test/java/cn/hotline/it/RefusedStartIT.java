package cn.hotline.it;

import static cn.hotline.it.City.city;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A production start that cannot come to good ends at once, with one line a fault and no stack trace. */
class RefusedStartIT {

    private static final Duration MOST = Duration.ofSeconds(60);
    private static final String NOWHERE = "jdbc:postgresql://localhost:" + Node.freePort() + "/hotline";

    static Stream<Arguments> faults() {
        var database = city().database();
        var unknown = database.url().replaceFirst("/[^/?]*(\\?|$)", "/no_such_database$1");
        return Stream.of(
                Arguments.of("HOTLINE_KEY_FIELD", "", "is not set: it must be the Base64 of 32 random bytes"),
                Arguments.of("HOTLINE_KEY_FIELD", "demo-" + Secrets.random(), "is a demo key"),
                Arguments.of("HOTLINE_KEY_HASH", "not Base64!", "is malformed: it must be the Base64 of 32"),
                Arguments.of("HOTLINE_KEY_HASH", "dG9vIHNob3J0", "openssl rand -base64 32"),
                Arguments.of("HOTLINE_KEY_TOKEN", "", "openssl pkcs8 -topk8"),
                Arguments.of("HOTLINE_KEY_TOKEN", Secrets.random(), "is malformed: it must be the Base64 of a PKCS#8"),
                Arguments.of("HOTLINE_KEY_TOKEN", Secrets.rsa(1024), "of at least 2048 bits"),
                Arguments.of("HOTLINE_OIDC_STAFF_URL", "", "is not set"),
                Arguments.of("HOTLINE_OIDC_STAFF_URL", "id.example.gov.cn", "must be a URL that begins with https://"),
                Arguments.of("HOTLINE_SURVEY_LINK", "", "as citizens reach it"),
                Arguments.of("HOTLINE_SMS_URL", "send it", "is malformed"),
                Arguments.of("HOTLINE_SEED", "/no/such/folder", "regions.json"),
                Arguments.of("HOTLINE_DATA", "/proc/no-such-folder", "this user cannot write"),
                Arguments.of("HOTLINE_DB_URL", "", "is not set"),
                Arguments.of("HOTLINE_DB_URL", "postgres://db/hotline", "jdbc:postgresql://"),
                Arguments.of("HOTLINE_DB_URL", NOWHERE, "no PostgreSQL is ready at " + NOWHERE),
                Arguments.of("HOTLINE_DB_URL", unknown, "has no such database"),
                Arguments.of("HOTLINE_DB_PASSWORD", "wrong", "does not let " + database.user() + " in"));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void namesTheSettingAndWhatWouldBeRight(String variable, String value, String said) {
        refuses(city().settingsWith(variable, value), variable, said);
    }

    @Test
    void tellsEveryMissingSettingAtOnce() {
        var process = Node.launch("refused-bare", Map.of());
        assertThat(process.exitCode(MOST)).isEqualTo(1);
        assertThat(process.lines())
                .extracting(line -> line.split(" ")[0])
                .containsExactly(
                        "HOTLINE_KEY_FIELD",
                        "HOTLINE_KEY_HASH",
                        "HOTLINE_KEY_TOKEN",
                        "HOTLINE_OIDC_STAFF_URL",
                        "HOTLINE_SURVEY_LINK",
                        "HOTLINE_DB_URL");
    }

    @Test
    void namesTheSeedFileThatCannotBeRead(@TempDir Path seed) throws IOException {
        for (var file : new String[] {"units.json", "matters.json", "halls.json"}) {
            Files.writeString(seed.resolve(file), "[]");
        }
        Files.writeString(seed.resolve("regions.json"), "[{");
        var process = Node.launch("refused-seed", city().settingsWith("HOTLINE_SEED", seed.toString()));
        assertThat(process.exitCode(MOST)).isEqualTo(1);
        assertThat(process.lines()).noneMatch(line -> line.startsWith("\tat "));
        assertThat(process.lines())
                .filteredOn(line -> line.startsWith("HOTLINE_SEED: regions.json in " + seed + " cannot be read"))
                .hasSize(1);
    }

    @Test
    @EnabledIfEnvironmentVariable(
            named = "HOTLINE_IT_OLD_DB_URL",
            matches = ".+",
            disabledReason = "needs an old server")
    void refusesAPostgresqlTheMigrationsDoNotRunOn() {
        var settings = new HashMap<>(city().settings());
        settings.put("HOTLINE_DB_URL", System.getenv("HOTLINE_IT_OLD_DB_URL"));
        settings.put("HOTLINE_DB_USER", System.getenv("HOTLINE_IT_OLD_DB_USER"));
        refuses(settings, "HOTLINE_DB_URL", "it must be 16 or newer");
    }

    private static void refuses(Map<String, String> settings, String variable, String said) {
        var process = Node.launch("refused", settings);
        assertThat(process.exitCode(MOST)).isEqualTo(1);
        assertThat(process.lines())
                .singleElement()
                .asString()
                .contains(variable)
                .contains(said);
    }
}
