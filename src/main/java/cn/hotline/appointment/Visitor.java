package cn.hotline.appointment;

import cn.hotline.access.IdCard;
import cn.hotline.access.Persons;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who comes: the citizen who books, or somebody else they book for (代约).
 *
 * @param citizen whose booking it is
 * @param booker the same for each profile of that person: what is missed counts against them, and they may be barred
 * @param hash the same for the same person whoever books: who comes has one appointment for a service and day
 * @param sealed name and number of somebody else
 */
record Visitor(UUID citizen, byte[] booker, byte[] hash, byte @Nullable [] sealed) {

    static Visitor of(Booking booking) {
        return new Visitor(booking.citizen, booking.booker, booking.visitor, booking.visitorSealed);
    }

    /** Somebody else, by the card they will bring. */
    record Companion(String name, String idNumber) {

        @Override
        public String toString() {
            return "Companion[]";
        }
    }

    @Override
    public String toString() {
        return "Visitor[" + citizen + "]";
    }

    /** Tells visitors apart. */
    @Singleton
    static class Known {

        private static final String PURPOSE = "visitor";

        private final Persons persons;
        private final Vault vault;
        private final ObjectMapper json;

        Known(Persons persons, Vault vault, ObjectMapper json) {
            this.persons = persons;
            this.vault = vault;
            this.json = json;
        }

        /** @throws cn.hotline.platform.Refusal 422 for a number that is none */
        Visitor of(UUID citizen, @Nullable Companion companion) {
            var self = self(citizen);
            if (companion == null) {
                return new Visitor(citizen, self, self, null);
            }
            var card = IdCard.parse("visitor.idNumber", companion.idNumber()).identity();
            var other = persons.find(card).map(this::self).orElseGet(() -> card(card.value()));
            return new Visitor(citizen, self, other, Arrays.equals(self, other) ? null : seal(companion));
        }

        /** Whoever made it, and whoever it was made for and has proved that card. */
        boolean isTheirs(Booking booking, UUID citizen) {
            return persons.isSame(citizen, booking.citizen)
                    || booking.visitorSealed != null && Arrays.equals(booking.visitor, self(citizen));
        }

        byte[] self(UUID citizen) {
            return person(persons.person(citizen));
        }

        byte[] person(UUID person) {
            return vault.keyedHash(PURPOSE, "person:" + person);
        }

        byte[] card(String number) {
            return vault.keyedHash(PURPOSE, "card:" + number);
        }

        @Nullable
        Companion companion(byte @Nullable [] sealed) {
            try {
                return sealed == null ? null : json.readValue(vault.openShort(sealed, PURPOSE), Companion.class);
            } catch (java.io.IOException e) {
                throw new IllegalStateException("a visitor is no JSON", e);
            }
        }

        private byte[] seal(Companion companion) {
            try {
                return vault.sealShort(json.writeValueAsBytes(companion), PURPOSE);
            } catch (JsonProcessingException e) {
                throw new IllegalStateException("a visitor is no JSON", e);
            }
        }
    }
}
