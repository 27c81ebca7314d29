package cn.hotline.access.demo;

import cn.hotline.access.Devices;
import cn.hotline.access.Role;
import cn.hotline.platform.DemoMode;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/** The accounts of the start mode: made once with a random password, printed once, kept in {@code demo-accounts.json} (0600). */
@Singleton
public final class DemoAccounts {

    private static final Logger LOG = Logger.getLogger("hotline.demo");
    private static final String HANDLER_PREFIX = "handler-";

    /** The third clerk of a hall is {@code clerk-HALL-24-3}. */
    private static final Pattern CLERK = Pattern.compile("clerk-([A-Z0-9-]{1,32})-\\d{1,2}");

    private final DemoMode mode;
    private final Vault vault;
    private final Devices devices;
    private final ObjectMapper json;
    private final Path file;
    private @Nullable Book book;

    DemoAccounts(
            DemoMode mode,
            Vault vault,
            Devices devices,
            ObjectMapper json,
            @ConfigProperty(name = "hotline.data-dir") Path data) {
        this.mode = mode;
        this.vault = vault;
        this.devices = devices;
        this.json = json;
        this.file = data.resolve("demo-accounts.json");
    }

    /** One member of staff. */
    record Account(String username, List<String> roles, String unit, List<String> regions, boolean cleared) {}

    /** One partner. */
    record Client(String clientId, String secret, List<String> scopes) {}

    /** One kiosk. */
    record Kiosk(String id, String secret, String hall) {}

    /** All of them; the accounts share one password. */
    record Book(String password, List<Account> accounts, List<Client> clients, List<Kiosk> devices) {}

    void prepare(@Observes @Priority(3000) StartupEvent start) throws IOException {
        if (!mode.isOn()) {
            return;
        }
        if (Files.exists(file)) {
            book = json.readValue(file.toFile(), Book.class);
            return;
        }
        book = makeBook();
        write(book);
        LOG.infof(
                "Demo accounts, printed this once and kept in %s:%n  password of all: %s%n"
                        + "  staff: %s, handler-<unit code>, clerk-<hall code>-<number>%n"
                        + "  partner: %s",
                file.toAbsolutePath().normalize(),
                book.password(),
                String.join(
                        ", ", book.accounts().stream().map(Account::username).toList()),
                book.clients().getFirst().clientId());
    }

    Optional<Account> account(@Nullable String username, @Nullable String password) {
        if (username == null || password == null || book == null || !same(password, book.password())) {
            return Optional.empty();
        }
        if (username.startsWith(HANDLER_PREFIX)) {
            return Optional.of(handler(username));
        }
        var clerk = CLERK.matcher(username);
        return clerk.matches()
                ? Optional.of(inHall(Role.CLERK, username, clerk.group(1)))
                : book.accounts().stream()
                        .filter(a -> a.username().equals(username))
                        .findFirst();
    }

    Optional<Client> client(@Nullable String id, @Nullable String secret) {
        return book == null || id == null || secret == null
                ? Optional.empty()
                : book.clients().stream()
                        .filter(c -> c.clientId().equals(id) && same(secret, c.secret()))
                        .findFirst();
    }

    private static Account inHall(Role role, String username, String hall) {
        return new Account(username, List.of(role.claim()), hall, List.of(), false);
    }

    private static Account handler(String username) {
        var unit = username.substring(HANDLER_PREFIX.length()).toUpperCase(Locale.ROOT);
        return new Account(username, List.of(Role.Names.HANDLER), unit, List.of(), true);
    }

    private Book makeBook() {
        var centre = List.of(
                Role.AGENT,
                Role.DISPATCHER,
                Role.REVIEWER,
                Role.MANAGER,
                Role.SUPERVISOR,
                Role.AUDITOR,
                Role.ADMINISTRATOR);
        var kiosk = devices.register("演示终端", "HALL-CITY");
        var halls = Stream.of(Role.CLERK, Role.HALL_MANAGER).map(role -> inHall(role, role.claim(), "HALL-CITY"));
        return new Book(
                secret(9),
                Stream.concat(
                                centre.stream()
                                        .map(Role::claim)
                                        .map(role -> new Account(
                                                role,
                                                List.of(role),
                                                "JL-12345",
                                                List.of(),
                                                Set.of("manager", "supervisor").contains(role))),
                                halls)
                        .toList(),
                List.of(new Client("partner-110", secret(18), List.of("tickets.write", "tickets.read", "webhooks"))),
                List.of(new Kiosk(kiosk.id().toString(), kiosk.secret(), "HALL-CITY")));
    }

    private void write(Book made) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.deleteIfExists(file);
            Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.writeString(file, json.writerWithDefaultPrettyPrinter().writeValueAsString(made));
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write the demo accounts", e);
        }
    }

    private String secret(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(vault.randomBytes(bytes));
    }

    private static boolean same(String a, String b) {
        return Vault.same(a.getBytes(StandardCharsets.UTF_8), b.getBytes(StandardCharsets.UTF_8));
    }
}
