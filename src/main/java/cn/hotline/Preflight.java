package cn.hotline;

import cn.hotline.local.StartRefused;
import cn.hotline.notice.gateway.GatewayFaults;
import cn.hotline.platform.Keys;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/**
 * What production needs is looked at before anything starts and before the database is touched: every fault is one line that
 * names the setting and what would be right, never its value if that is a secret.
 */
final class Preflight {
    private static final String SECRET = "it must be the Base64 of 32 random bytes, e.g. from: openssl rand -base64 32";
    private static final String SIGNING = "it must be the Base64 of a PKCS#8 RSA private key of at least 2048 bits,"
            + " e.g. from: openssl genrsa 2048 | openssl pkcs8 -topk8 -nocrypt -outform DER | base64 -w0";

    private static final String ISSUER = "production needs the issuer of the city's OIDC server for staff,"
            + " e.g. https://id.example.gov.cn/realms/hotline";
    private static final String PAGE = "production needs the address of the survey's page as citizens reach it,"
            + " e.g. https://12345.example.gov.cn/s/";

    private final Config config = ConfigProvider.getConfig();
    private final List<String> faults = new ArrayList<>();

    private Preflight() {}

    /** @throws StartRefused with one line for each fault */
    static void check() {
        new Preflight().run();
    }

    private void run() {
        secret("HOTLINE_KEY_FIELD", "hotline.keys.field");
        secret("HOTLINE_KEY_HASH", "hotline.keys.hash");
        signingKey();
        url("HOTLINE_OIDC_STAFF_URL", "hotline.access.staff-url", ISSUER);
        url("HOTLINE_OIDC_PARTNER_URL", "hotline.access.partner-url", null);
        url("HOTLINE_SURVEY_LINK", "hotline.survey.link", PAGE);
        url("HOTLINE_SMS_URL", "hotline.gateway.http.url", null);
        faults.addAll(GatewayFaults.of(this::text));
        seed();
        data();
        databaseUrl();
        if (faults.isEmpty()) {
            DatabaseCheck.fault(
                            text("quarkus.datasource.jdbc.url"),
                            text("quarkus.datasource.username"),
                            text("quarkus.datasource.password"))
                    .ifPresent(faults::add);
        }
        if (!faults.isEmpty()) {
            throw new StartRefused(String.join("\n", faults));
        }
    }

    private void secret(String variable, String property) {
        String value = text(property);
        if (isOurs(variable, value, SECRET) && !Keys.isSecret(value)) {
            faults.add(variable + " is malformed: " + SECRET);
        }
    }

    private void signingKey() {
        String value = text("hotline.keys.token");
        if (isOurs("HOTLINE_KEY_TOKEN", value, SIGNING) && !Keys.isSigningKey(value)) {
            faults.add("HOTLINE_KEY_TOKEN is malformed: " + SIGNING);
        }
    }

    private boolean isOurs(String variable, String value, String right) {
        if (value.isBlank()) {
            faults.add(variable + " is not set: " + right);
        } else if (value.startsWith(Keys.DEMO_PREFIX)) {
            faults.add(variable + " is a demo key of the start mode, which production refuses: " + right);
        }
        return !value.isBlank() && !value.startsWith(Keys.DEMO_PREFIX);
    }

    /** @param needed what production needs it for; null where it can do without */
    private void url(String variable, String property, @Nullable String needed) {
        String value = text(property);
        if (value.isBlank() && needed != null) {
            faults.add(variable + " is not set: " + needed);
        } else if (!value.isBlank() && !isHttp(value)) {
            faults.add(variable + " is malformed: it must be a URL that begins with https:// (or http:// inside a net"
                    + " of your own)");
        }
    }

    private static boolean isHttp(String url) {
        try {
            URI uri = URI.create(url);
            String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
            return uri.getHost() != null && (scheme.equals("https") || scheme.equals("http"));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private void seed() {
        String folder = text("hotline.seed");
        if (!folder.isBlank() && !folder.startsWith("classpath:") && !Files.isReadable(Path.of(folder, "units.json"))) {
            faults.add("HOTLINE_SEED names %s, where no readable units.json is: it must be a folder with regions.json,"
                            .formatted(folder)
                    + " units.json, matters.json and halls.json, or not set");
        }
    }

    private void data() {
        Path folder = Path.of(text("hotline.data-dir"));
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            // told below: a folder that cannot be made cannot be written either
        }
        if (!Files.isWritable(folder)) {
            faults.add(
                    "HOTLINE_DATA names %s, which this user cannot write: it must be a folder for attachments, shared"
                                    .formatted(folder.toAbsolutePath())
                            + " by all nodes");
        }
    }

    private void databaseUrl() {
        String url = text("quarkus.datasource.jdbc.url");
        if (!url.startsWith("jdbc:postgresql://")) {
            faults.add("HOTLINE_DB_URL is " + (url.isBlank() ? "not set" : "malformed")
                    + ": it must be the JDBC URL of a PostgreSQL %d or newer, e.g. ".formatted(DatabaseCheck.OLDEST)
                    + "jdbc:postgresql://db.example.gov.cn:5432/hotline");
        }
    }

    private String text(String property) {
        return config.getOptionalValue(property, String.class).orElse("").strip();
    }
}
