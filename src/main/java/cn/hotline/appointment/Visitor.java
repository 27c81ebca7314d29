package cn.hotline.appointment;

import cn.hotline.access.IdCard;
import cn.hotline.access.Persons;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Who comes: the citizen who books, or somebody else they book for (代约).
 *
 * @param citizen whose booking it is
 * @param hash the same for the same person whoever books: limits hang on it
 * @param sealed name and number of somebody else
 */
record Visitor(UUID citizen, byte[] hash, byte @Nullable [] sealed) {

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
            if (companion == null) {
                return new Visitor(citizen, vault.keyedHash(PURPOSE, "person:" + persons.person(citizen)), null);
            }
            var card = IdCard.parse("visitor.idNumber", companion.idNumber()).identity();
            var owner = persons.find(card).map(persons::person);
            var name = owner.map(person -> "person:" + person).orElse("card:" + card.value());
            return new Visitor(citizen, vault.keyedHash(PURPOSE, name), seal(companion));
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
