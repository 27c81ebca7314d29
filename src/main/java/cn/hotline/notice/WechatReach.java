package cn.hotline.notice;

import cn.hotline.access.WechatGrants;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Whether somebody can be told something by WeChat: their openid, where the event has a template and they have a grant left for it. */
@Singleton
public final class WechatReach {

    private static final String NO_GRANT = "43101";

    private final Templates templates;
    private final WechatGrants grants;

    WechatReach(Templates templates, WechatGrants grants) {
        this.templates = templates;
        this.grants = grants;
    }

    /** One query, and none where the event goes by SMS only or nobody had logged in. */
    public @Nullable String openId(@Nullable UUID citizen, NoticeEvent event) {
        return citizen == null
                ? null
                : grants.openId(citizen, templatesOf(event)).orElse(null);
    }

    /** A message by WeChat spends what was granted for it; WeChat is who knows when there is none left. */
    void heard(Work work, Answer answer) {
        var openId = work.message().openId();
        if (openId == null || !work.gateway().equals(Gateways.WECHAT)) {
            return;
        }
        var template = template(work.message().codes());
        if (answer instanceof Answer.Taken) {
            QuarkusTransaction.requiringNew().run(() -> grants.spent(openId, template));
        } else if (answer instanceof Answer.Refused refused && refused.code().equals(NO_GRANT)) {
            QuarkusTransaction.requiringNew().run(() -> grants.exhausted(openId, template));
        }
    }

    /** The id of a template, of the name under which the gateway knows it. */
    static String template(Map<String, String> codes) {
        return codes.getOrDefault(Gateways.WECHAT, "").split(";", 2)[0].strip();
    }

    private List<String> templatesOf(NoticeEvent event) {
        return Templates.LANGUAGES.stream()
                .map(language -> template(templates.codes(event, language)))
                .filter(template -> !template.isEmpty())
                .distinct()
                .toList();
    }
}
