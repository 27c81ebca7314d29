package cn.hotline.notice;

import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Where the words are administered: what is in force, what was, and what a new text would look like. */
@Singleton
class TemplateDesk {

    /** How far ahead a text can be planned. */
    private static final Duration AHEAD = Duration.ofDays(366);

    private final Templates templates;
    private final Gateways gateways;
    private final NoticeRules rules;
    private final Clock clock;

    TemplateDesk(Templates templates, Gateways gateways, NoticeRules rules, Clock clock) {
        this.templates = templates;
        this.gateways = gateways;
        this.rules = rules;
        this.clock = clock;
    }

    private record Which(NoticeEvent event, String language) {}

    /** Every text in force, one for each event and language. */
    List<TemplateView> inForce() {
        var made = NoticeTemplate.inForce(clock.instant()).stream()
                .collect(Collectors.toMap(
                        template -> new Which(template.key.event(), template.key.language()), Function.identity()));
        return Stream.of(NoticeEvent.values())
                .flatMap(event -> Templates.LANGUAGES.stream().map(language -> new Which(event, language)))
                .map(which -> made.containsKey(which) ? view(made.get(which)) : standard(which))
                .toList();
    }

    /** Newest first; last the words that come with the service. */
    List<TemplateView> versions(NoticeEvent event, String language) {
        demandLanguage(language);
        var all = new ArrayList<>(
                NoticeTemplate.of(event, language).stream().map(this::view).toList());
        all.add(standard(new Which(event, language)));
        return all;
    }

    /** @throws Refusal 422 for a text that lacks what it needs or has what nobody knows, or a time that is over */
    @Transactional(Transactional.TxType.MANDATORY)
    TemplateView make(NoticeTemplate.Key which, TemplateInput input, String by) {
        demandLanguage(which.language());
        var wording = Wording.of(which.event(), input.text());
        var now = clock.instant();
        var from = from(input.from(), now);
        int version = NoticeTemplate.nextVersion(which.event(), which.language());
        var key = new NoticeTemplate.Key(which.event(), which.language(), version);
        var template = new NoticeTemplate(
                key, wording.text(), input.codesByGateway(), new NoticeTemplate.Making(by, now, from));
        template.persist();
        templates.reload();
        return view(template);
    }

    TemplateView.Sample preview(NoticeEvent event, String language, String text) {
        var shown = signed(Wording.of(event, text).with(Samples.in(language)));
        var length = SmsLength.of(shown);
        return new TemplateView.Sample(shown, length, cost(length.segments()));
    }

    private static Instant from(@Nullable OffsetDateTime asked, Instant now) {
        if (asked == null) {
            return now;
        }
        var from = asked.toInstant();
        if (from.isBefore(now) || from.isAfter(now.plus(AHEAD))) {
            throw Refusal.invalid("from", "template-from");
        }
        return from;
    }

    private static void demandLanguage(String language) {
        if (!Templates.LANGUAGES.contains(language)) {
            throw Refusal.notFound("not-found");
        }
    }

    private TemplateView view(NoticeTemplate template) {
        return TemplateView.of(template, length(template.text, template.key.language()));
    }

    private TemplateView standard(Which which) {
        var text = templates.standard(which.event(), which.language());
        return TemplateView.standard(which.event(), which.language(), text, length(text, which.language()));
    }

    private SmsLength length(String text, String language) {
        return SmsLength.of(signed(new Wording(text).with(Samples.in(language))));
    }

    private String signed(String text) {
        return "【" + rules.sign() + "】" + text;
    }

    /** By the gateway of first choice. */
    private int cost(int segments) {
        return gateways.names().stream()
                .findFirst()
                .map(name -> gateways.cost(name, segments))
                .orElse(segments * rules.segmentPrice());
    }
}
