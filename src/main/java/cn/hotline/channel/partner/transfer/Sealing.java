package cn.hotline.channel.partner.transfer;

import cn.hotline.channel.Gist;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

/** How all words of a transfer are kept: under a key of its own, which can be forgotten although its steps can't be. */
@Singleton
final class Sealing {

    private static final String WORDS = "words";
    private static final String MATTER = "matter";

    private final Vault vault;
    private final ObjectMapper json;

    Sealing(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    /** The key of one transfer, itself sealed. */
    record Key(UUID transfer, byte[] wrapped) {
        private String owner() {
            return "transfer:" + transfer;
        }
    }

    Key newKey(UUID transfer) {
        var key = new Key(transfer, new byte[0]);
        return new Key(transfer, vault.wrap(vault.newDataKey(), key.owner()));
    }

    byte[] words(Key key, String words) {
        return vault.seal(open(key), words.getBytes(StandardCharsets.UTF_8), WORDS);
    }

    String words(Key key, byte[] sealed) {
        return new String(vault.open(open(key), sealed, WORDS), StandardCharsets.UTF_8);
    }

    /** What is offered to us, until it is a ticket. */
    void seal(Transfer transfer, Gist gist) {
        transfer.sealed = vault.seal(open(transfer.key()), bytes(gist), MATTER);
        transfer.request = digest(gist);
    }

    /** Keyed, since a short text could be guessed from a plain one. */
    byte[] digest(Gist gist) {
        return vault.keyedHash("transfer", bytes(gist));
    }

    Gist matter(Transfer transfer) {
        try {
            var sealed = Objects.requireNonNull(transfer.sealed);
            return json.readValue(vault.open(open(transfer.key()), sealed, MATTER), Gist.class);
        } catch (IOException e) {
            // Not its cause: it would tell of what it could not read.
            throw new IllegalStateException("a transfer that can't be read");
        }
    }

    private Vault.DataKey open(Key key) {
        return vault.unwrap(key.wrapped(), key.owner());
    }

    private byte[] bytes(Gist gist) {
        try {
            return json.writeValueAsBytes(gist);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a transfer that can't be written");
        }
    }
}
