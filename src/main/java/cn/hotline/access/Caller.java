package cn.hotline.access;

import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Who makes the present request. */
public sealed interface Caller {

    /** Stable name for idempotency, limits and history; an opaque id, never personal data. */
    String client();

    Set<Role> roles();

    default boolean has(Role role) {
        return roles().contains(role);
    }

    /**
     * A citizen logged in.
     *
     * @param others profiles of the same person, as far as they were asked for; what depends on them asks {@link Persons}
     */
    record Citizen(UUID id, Set<UUID> others) implements Caller {
        public Citizen(UUID id) {
            this(id, Set.of());
        }

        public boolean is(@Nullable UUID citizen) {
            return id.equals(citizen) || citizen != null && others.contains(citizen);
        }

        @Override
        public String client() {
            return "citizen:" + id;
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.CITIZEN);
        }
    }

    /**
     * Somebody who shows the track code (查询码) of a ticket, on a device or without any login.
     *
     * @param address the peer's network address, for limits only
     */
    record CodeHolder(String code, String client, String address) implements Caller {
        @Override
        public Set<Role> roles() {
            return Set.of(Role.CITIZEN);
        }

        @Override
        public String toString() {
            return "CodeHolder[" + client + "]";
        }
    }

    /**
     * Somebody whom a door found to be behind one ticket, and who sees that one: the writer of the letter it came by.
     *
     * @param ticket its number
     */
    record Correspondent(String client, String ticket) implements Caller {
        @Override
        public Set<Role> roles() {
            return Set.of(Role.CITIZEN);
        }
    }

    /**
     * Somebody of the hotline or of a unit.
     *
     * @param unit own unit; a handler sees its tickets and those of units below it
     * @param regions region codes this person is limited to; empty: all
     * @param cleared may see confidential tickets
     */
    record Staff(String subject, Set<Role> roles, @Nullable String unit, Set<String> regions, boolean cleared)
            implements Caller {
        @Override
        public String client() {
            return "staff:" + subject;
        }

        /** On the side of those who handle tickets, and nothing else. */
        public boolean onlyHandles() {
            return has(Role.HANDLER) && !isCentre();
        }

        public boolean isCentre() {
            return roles.stream().anyMatch(Role::isCentre);
        }
    }

    /**
     * A kiosk in a hall.
     *
     * @param generation of its token; one of an earlier generation than the device's is over
     */
    record Device(UUID id, String hall, int generation) implements Caller {
        @Override
        public String client() {
            return "device:" + id;
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.DEVICE);
        }
    }

    /** A third party by its OAuth 2 client id. */
    record Partner(String id) implements Caller {
        @Override
        public String client() {
            return "partner:" + id;
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.PARTNER);
        }
    }

    /**
     * The service itself, when a clock runs out.
     *
     * @param task which of its tasks
     */
    record Itself(String task) implements Caller {
        @Override
        public String client() {
            return "system:" + task;
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.SYSTEM);
        }
    }

    /** No login and no code: may file and look at the catalogue. */
    record Anonymous() implements Caller {
        @Override
        public String client() {
            return "anonymous";
        }

        @Override
        public Set<Role> roles() {
            return Set.of(Role.CITIZEN);
        }
    }
}
