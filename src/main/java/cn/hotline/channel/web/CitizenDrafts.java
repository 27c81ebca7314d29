package cn.hotline.channel.web;

import cn.hotline.access.Caller;
import cn.hotline.channel.Doors;
import cn.hotline.channel.Drafts;
import cn.hotline.channel.Drafts.Gap;
import cn.hotline.channel.Drafts.Kept;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Action;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Filed;
import cn.hotline.ticket.Uploads;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Drafts of whoever logged in, with what was uploaded for them: photos wait as long as the words. */
@Singleton
public class CitizenDrafts {

    private final Drafts drafts;
    private final Uploads uploads;

    CitizenDrafts(Drafts drafts, Uploads uploads) {
        this.drafts = drafts;
        this.uploads = uploads;
    }

    /**
     * A draft and what it still needs.
     *
     * @param number of the ticket it became; then nothing is missing
     */
    public record View(
            UUID id,
            Channel channel,
            CitizenDraft content,
            List<Gap> gaps,
            @Nullable String number,
            Instant updatedAt,
            Instant expiresAt) {

        static View of(Kept kept, Messages messages) {
            return new View(
                    kept.id(),
                    kept.channel(),
                    CitizenDraft.of(kept.gist()),
                    kept.number() == null ? gaps(kept, messages) : List.of(),
                    kept.number(),
                    kept.updatedAt(),
                    kept.expiresAt());
        }

        private static List<Gap> gaps(Kept kept, Messages messages) {
            var gaps = new ArrayList<>(Drafts.gaps(kept.gist(), messages));
            if (kept.gist().title() == null) {
                gaps.addFirst(new Gap("title", messages.text("gap.title")));
            }
            return gaps;
        }
    }

    @Transactional
    public Kept keep(Caller.Citizen citizen, Channel channel, CitizenDraft content) {
        return retained(citizen, drafts.keep(citizen.client(), channel, content.gist()));
    }

    @Transactional
    public Kept change(Caller.Citizen citizen, UUID id, CitizenDraft content) {
        return retained(citizen, drafts.change(citizen.client(), id, content.gist()));
    }

    /** In the transaction of an idempotency key. */
    @Transactional(Transactional.TxType.MANDATORY)
    public Filed file(Caller.Citizen citizen, UUID id, Messages messages) {
        var channel = drafts.one(citizen.client(), id).channel();
        var origin = new Action.Origin(channel, citizen.client(), null, citizen.id(), null);
        return drafts.file(citizen.client(), id, new Doors.Filing(citizen, origin, null, "/api/citizen/v1", messages));
    }

    private Kept retained(Caller.Citizen citizen, Kept kept) {
        uploads.retain(kept.gist().attachments(), citizen.client(), kept.expiresAt());
        return kept;
    }
}
