package cn.hotline.channel.partner;

import cn.hotline.channel.Submission;
import cn.hotline.ticket.Channel;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/** A submission under the partner's own id; one that relays what came elsewhere says where. */
final class PartnerSubmission extends Submission {

    /** Where a partner has it from. */
    enum Via {
        PARTNER(Channel.PARTNER),
        SMS(Channel.SMS),
        EMAIL(Channel.EMAIL),
        WEIBO(Channel.WEIBO);

        private final Channel channel;

        Via(Channel channel) {
            this.channel = channel;
        }
    }

    private @Nullable @Size(min = 1, max = 100) String externalId;

    private @Nullable Via channel;

    @Nullable
    String externalId() {
        return externalId;
    }

    boolean isRelayed() {
        return channel != null && channel != Via.PARTNER;
    }

    Channel through() {
        return channel == null ? Channel.PARTNER : channel.channel;
    }
}
