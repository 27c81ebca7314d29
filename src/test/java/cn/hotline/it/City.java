package cn.hotline.it;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A city's own servers and settings, started once for all tests of the run: OIDC, PostgreSQL, keys, staff. */
final class City {

    static final String UNIT = "JL-CG";
    static final String TEST_CLIENT = "hotline-test";
    static final String PARTNER = "partner-110";

    private static final City ONLY = new City();

    private final Keycloak keycloak = Keycloak.started();
    private final Database database = Database.fresh();
    private final Map<String, String> settings = new HashMap<>(database.settings());

    private City() {
        settings.put("HOTLINE_OIDC_STAFF_URL", keycloak.issuer(Keycloak.REALM));
        settings.put("HOTLINE_SURVEY_LINK", "https://12345.example.gov.cn/s/");
        settings.put("HOTLINE_KEY_FIELD", Secrets.random());
        settings.put("HOTLINE_KEY_HASH", Secrets.random());
        settings.put("HOTLINE_KEY_TOKEN", Secrets.rsa(2048));
        settings.put(
                "HOTLINE_SEED",
                Path.of("src/main/resources/demo-city").toAbsolutePath().toString());
        settings.put("HOTLINE_DATA", Path.of("target/it/data").toAbsolutePath().toString());
        settings.put("HOTLINE_LIMITS_FILINGS_PER_HOUR", "10000");
        keycloak.change(Keycloak.REALM, TEST_CLIENT, Map.of("enabled", true));
        List.of("agent", "dispatcher", "reviewer").forEach(role -> staff(role, role, "JL-12345", List.of(), false));
        staff("manager", "manager", "JL-12345", List.of(), true);
        staff("handler-cg", "handler", UNIT, List.of(), false);
        staff("handler-jy", "handler", "JL-JY", List.of(), false);
        staff("agent-far", "agent", "JL-12345", List.of("999902"), false);
        keycloak.addStaff(Keycloak.REALM, "newcomer", List.of(), Map.of("unit", List.of(UNIT)));
    }

    static City city() {
        return ONLY;
    }

    Keycloak keycloak() {
        return keycloak;
    }

    Database database() {
        return database;
    }

    Map<String, String> settings() {
        return Map.copyOf(settings);
    }

    Map<String, String> settingsWith(String name, String value) {
        var changed = new HashMap<>(settings);
        changed.put(name, value);
        return changed;
    }

    String token(String user) {
        return keycloak.staffToken(Keycloak.REALM, TEST_CLIENT, user);
    }

    String partnerToken() {
        return keycloak.partnerToken(Keycloak.REALM, PARTNER);
    }

    private void staff(String name, String role, String unit, List<String> regions, boolean cleared) {
        var attributes = new HashMap<String, List<String>>();
        attributes.put("unit", List.of(unit));
        attributes.put("cleared", List.of(String.valueOf(cleared)));
        if (!regions.isEmpty()) {
            attributes.put("regions", regions);
        }
        keycloak.addStaff(Keycloak.REALM, name, List.of(role), attributes);
    }
}
