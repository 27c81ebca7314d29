package cn.hotline.channel.kiosk;

import cn.hotline.access.KioskVisitResource.Card;
import cn.hotline.channel.kiosk.KioskTicketResource.KioskSubmission;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import cn.hotline.ticket.Supplementary;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a kiosk took in while it was offline.
 *
 * @param externalId the kiosk's own, never given twice
 * @param recordedAt when the citizen handed it in
 * @param idCard of the person who did, as read
 */
public record OfflineItem(
        @NotNull @Pattern(regexp = ID) String externalId,
        @NotNull Instant recordedAt,
        @Nullable @Valid Card idCard,
        @Nullable @Valid KioskSubmission filing,
        @Nullable @Valid More supplement) {

    static final String ID = "[A-Za-z0-9_.:-]{1,100}";

    /** What is added to a ticket there is. */
    public record More(
            @NotNull @Size(min = 14, max = 20) String number,
            @Nullable @Size(min = 8, max = 32) String trackCode,
            @NotBlank @Size(max = 10_000) String text,
            @Nullable @Size(max = 9) List<@NotNull UUID> attachments) {

        Supplementary words() {
            return new Supplementary(text, attachments);
        }

        @Override
        public String toString() {
            return "More[" + number + "]";
        }
    }

    /** @throws Refusal 422 unless it is one thing */
    void demandOneThing() {
        if ((filing == null) == (supplement == null)) {
            throw new Refusal(ProblemType.INVALID, "invalid")
                    .andField(filing == null ? "filing" : "supplement", "offline-one-thing");
        }
    }

    @Override
    public String toString() {
        return "OfflineItem[" + externalId + "]";
    }
}
