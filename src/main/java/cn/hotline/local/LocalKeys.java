package cn.hotline.local;

import java.io.IOException;
import java.io.Reader;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;
import java.util.Properties;

/** The secrets of one local service, made once; their prefix lets the production profile refuse them. */
final class LocalKeys {
    private static final String PREFIX = "demo-";
    private static final String POSTGRES = "hotline.local.postgres-password";
    private static final String TELEPHONY = "hotline.telephony.secrets";
    private static final int KEY_BYTES = 32;
    private static final int RSA_BITS = 2048;
    private static final Map<String, String> SETTINGS = Map.of(
            "hotline.keys.field",
            "HOTLINE_KEY_FIELD",
            "hotline.keys.hash",
            "HOTLINE_KEY_HASH",
            "hotline.keys.token",
            "HOTLINE_KEY_TOKEN",
            TELEPHONY,
            "HOTLINE_TELEPHONY_SECRETS");

    private final Properties values;

    private LocalKeys(Properties values) {
        this.values = values;
    }

    static LocalKeys in(DataDirectory data) {
        Path file = data.resolve("keys.properties");
        try {
            return new LocalKeys(Files.exists(file) ? read(file) : make(file, data));
        } catch (IOException e) {
            throw new StartRefused("The keys in %s cannot be read or made (%s).".formatted(file, e), e);
        }
    }

    /** Sets the keys as system properties, except those the environment gives. */
    void publish() {
        SETTINGS.forEach((property, variable) -> {
            if (System.getenv(variable) == null && System.getProperty(property) == null) {
                System.setProperty(property, values.getProperty(property));
            }
        });
    }

    String postgresPassword() {
        return values.getProperty(POSTGRES);
    }

    private static Properties read(Path file) throws IOException {
        Properties found = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            found.load(reader);
        }
        if (found.getProperty(TELEPHONY) == null) { // made before there was one
            found.setProperty(TELEPHONY, telephony());
            replace(found, file);
        }
        for (String name : SETTINGS.keySet()) {
            require(found, name, file);
        }
        require(found, POSTGRES, file);
        return found;
    }

    private static void require(Properties found, String name, Path file) {
        if (found.getProperty(name, "").isBlank()) {
            throw new StartRefused(
                    "%s lacks %s. Restore the file, or start on an empty HOTLINE_DATA.".formatted(file, name));
        }
    }

    private static Properties make(Path file, DataDirectory data) throws IOException {
        if (Files.exists(data.resolve(LocalPostgres.DIRECTORY))) {
            throw new StartRefused(
                    "%s is gone, but there is a database whose fields only these keys can read. Restore the file, or start on an empty HOTLINE_DATA."
                            .formatted(file));
        }
        Properties made = new Properties();
        made.setProperty("hotline.keys.field", PREFIX + random(Base64.getEncoder()));
        made.setProperty("hotline.keys.hash", PREFIX + random(Base64.getEncoder()));
        made.setProperty("hotline.keys.token", PREFIX + privateKey());
        made.setProperty(POSTGRES, random(Base64.getUrlEncoder().withoutPadding()));
        made.setProperty(TELEPHONY, telephony());
        replace(made, file);
        return made;
    }

    private static void replace(Properties made, Path file) throws IOException {
        Path draft = file.resolveSibling("keys.new");
        Files.deleteIfExists(draft);
        write(made, draft);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String telephony() {
        return PREFIX + random(Base64.getUrlEncoder().withoutPadding());
    }

    private static void write(Properties made, Path file) throws IOException {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (Writer writer = Files.newBufferedWriter(file)) {
            made.store(writer, "Made for this data directory only; losing it makes the protected fields unreadable.");
        }
    }

    private static String random(Base64.Encoder encoder) {
        byte[] bytes = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(bytes);
        return encoder.encodeToString(bytes);
    }

    private static String privateKey() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(RSA_BITS);
            return Base64.getEncoder()
                    .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
