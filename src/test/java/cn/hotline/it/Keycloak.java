package cn.hotline.it;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The independent OIDC server: a real Keycloak with the very realm that {@code docker/compose.yaml} imports. */
final class Keycloak {

    static final String REALM = "hotline";

    private static final Duration START = Duration.ofMinutes(8);
    private static final String PASSWORD = UUID.randomUUID().toString();
    private static final Path REALM_FILE = Path.of("docker/keycloak/hotline-realm.json");

    private final String url;

    private Keycloak(String url) {
        this.url = url;
    }

    /** Unpacked by the Maven profile; every start begins with an empty memory database. */
    static Keycloak started() {
        var home = Path.of(System.getProperty("keycloak.home"));
        int port = Node.freePort();
        var keycloak = new Keycloak("http://localhost:" + port);
        try {
            var imports = Files.createDirectories(home.resolve("data/import"));
            Files.copy(REALM_FILE, imports.resolve("realm.json"), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var environment = Map.of(
                "JAVA_HOME", System.getProperty("java.home"),
                "JAVA_OPTS_KC_HEAP", "-Xms128m -Xmx768m",
                "HOTLINE_CONSOLE_URL", "https://console.example.gov.cn",
                "KC_BOOTSTRAP_ADMIN_USERNAME", "admin",
                "KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        // As in docker/compose.yaml: tokens name the outside, the service asks by the address inside.
        var command = List.of(
                "bash",
                "bin/kc.sh",
                "start-dev",
                "--db=dev-mem",
                "--import-realm",
                "--http-port=" + port,
                "--hostname=https://id.example.gov.cn",
                "--hostname-backchannel-dynamic=true");
        ChildProcess.start("keycloak", home, environment, command)
                .await(() -> Node.answers(keycloak.issuer(REALM) + "/.well-known/openid-configuration"), START);
        return keycloak;
    }

    String issuer(String realm) {
        return url + "/realms/" + realm;
    }

    /** A second realm with the same clients and the same audience, but an issuer and keys of its own. */
    void addRealm(String name) {
        try {
            var text = Files.readString(REALM_FILE);
            var body = text.replace("\"realm\": \"hotline\"", "\"realm\": \"" + name + "\"")
                    .replace("${HOTLINE_CONSOLE_URL}", "https://console.example.gov.cn");
            admin().body(body).post("/admin/realms").then().statusCode(201);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void change(String realm, String client, Map<String, ?> change) {
        admin().body(change)
                .put("/admin/realms/{r}/clients/{c}", realm, id(realm, client))
                .then()
                .statusCode(204);
    }

    /** Makes a member of staff as an administrator would; her password is the test's. */
    void addStaff(String realm, String name, List<String> roles, Map<String, List<String>> attributes) {
        var credentials = List.of(Map.of("type", "password", "value", PASSWORD, "temporary", false));
        var body = new HashMap<String, Object>(Map.of("username", name, "enabled", true, "attributes", attributes));
        body.put("credentials", credentials);
        var location =
                admin().body(body).post("/admin/realms/{r}/users", realm).then().statusCode(201);
        var user = URI.create(location.extract().header("Location")).getPath();
        var representations = roles.stream()
                .map(role -> admin().get("/admin/realms/{r}/roles/{n}", realm, role)
                        .then()
                        .statusCode(200)
                        .extract()
                        .as(Map.class))
                .toList();
        admin().body(representations).post(user + "/role-mappings/realm").then().statusCode(204);
    }

    String staffToken(String realm, String client, String user) {
        return token(
                realm,
                Map.of(
                        "grant_type", "password",
                        "client_id", client,
                        "client_secret", client.equals("admin-cli") ? "" : secret(realm, client),
                        "username", user,
                        "password", PASSWORD));
    }

    String partnerToken(String realm, String client) {
        return token(
                realm,
                Map.of(
                        "grant_type",
                        "client_credentials",
                        "client_id",
                        client,
                        "client_secret",
                        secret(realm, client)));
    }

    private String secret(String realm, String client) {
        return admin().get("/admin/realms/{r}/clients/{c}/client-secret", realm, id(realm, client))
                .path("value");
    }

    private String id(String realm, String client) {
        return admin().queryParam("clientId", client)
                .get("/admin/realms/{r}/clients", realm)
                .path("[0].id");
    }

    private RequestSpecification admin() {
        var form =
                Map.of("grant_type", "password", "client_id", "admin-cli", "username", "admin", "password", PASSWORD);
        return given().baseUri(url)
                .contentType(ContentType.JSON)
                .header("Authorization", "Bearer " + token("master", form));
    }

    private String token(String realm, Map<String, String> form) {
        return given().baseUri(url)
                .formParams(form)
                .post("/realms/{r}/protocol/openid-connect/token", realm)
                .then()
                .statusCode(200)
                .extract()
                .path("access_token");
    }
}
