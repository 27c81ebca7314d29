package cn.hotline.ticket;

import cn.hotline.platform.Refusal;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What is added to a ticket (补充). */
public record Supplementary(
        @NotBlank @Size(max = 10_000) String text,
        @Size(max = 9) List<@NotNull UUID> attachments) {

    public Supplementary(String text, @Nullable List<UUID> attachments) {
        this.text = text;
        this.attachments = attachments == null ? List.of() : distinct(attachments);
    }

    /** @throws Refusal 422 when an attachment is named twice */
    public static List<UUID> distinct(List<UUID> ids) {
        if (ids.stream().distinct().count() != ids.size()) {
            throw Refusal.invalid("attachments", "attachment-twice");
        }
        return ids;
    }
}
