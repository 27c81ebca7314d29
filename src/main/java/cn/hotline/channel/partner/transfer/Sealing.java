package cn.hotline.channel.partner.transfer;

import cn.hotline.channel.Gist;
import cn.hotline.platform.Vault;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;

/** How the words of what is offered to us are kept until they are a ticket's. */
@Singleton
final class Sealing {

    private final Vault vault;
    private final ObjectMapper json;

    Sealing(Vault vault, ObjectMapper json) {
        this.vault = vault;
        this.json = json;
    }

    void seal(Transfer transfer, Gist gist) {
        transfer.sealed = vault.sealShort(bytes(gist), context(transfer));
        transfer.request = digest(gist);
    }

    /** Keyed, since a short text could be guessed from a plain one. */
    byte[] digest(Gist gist) {
        return vault.keyedHash("transfer", bytes(gist));
    }

    Gist open(Transfer transfer) {
        try {
            var sealed = Objects.requireNonNull(transfer.sealed);
            return json.readValue(vault.openShort(sealed, context(transfer)), Gist.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] bytes(Gist gist) {
        try {
            return json.writeValueAsBytes(gist);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a transfer that can't be written");
        }
    }

    private static String context(Transfer transfer) {
        return "transfer:" + transfer.id;
    }
}
