package cn.hotline.channel.partner;

import cn.hotline.access.Phone;
import cn.hotline.platform.Messages;
import cn.hotline.ticket.Channel;
import cn.hotline.ticket.Level;
import cn.hotline.ticket.Reply;
import cn.hotline.ticket.Reporter;
import cn.hotline.ticket.Status;
import cn.hotline.ticket.TicketSummary;
import cn.hotline.ticket.TicketType;
import cn.hotline.ticket.TicketView.MaskedReporter;
import cn.hotline.ticket.TicketView.Named;
import cn.hotline.ticket.Timeline;
import cn.hotline.ticket.Verb;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A sandbox ticket in the form of any other, of which it has the parts that a partner's program reads. */
record SandboxView(
        String number,
        Status status,
        String statusText,
        TicketType type,
        Level level,
        Channel channel,
        String title,
        String text,
        @Nullable Named matter,
        Map<String, Object> elements,
        @Nullable Named unit,
        @Nullable String region,
        @Nullable String address,
        MaskedReporter reporter,
        @Nullable Reply reply,
        int urges,
        List<String> attachments,
        Instant filedAt,
        Instant updatedAt,
        int version,
        List<Verb> allowedActions) {

    static SandboxView of(String number, SandboxStory story, List<SandboxStory.Step> steps, Messages messages) {
        var last = steps.getLast();
        return new SandboxView(
                number,
                last.status(),
                messages.text("status." + last.status()),
                story.type(),
                story.level(),
                story.channel(),
                story.title(),
                story.text(),
                story.matter() == null
                        ? null
                        : new Named(story.matter().code(), story.matter().name()),
                story.elements(),
                has(steps, Verb.DISPATCH) ? unit(messages) : null,
                story.place().region(),
                story.place().address(),
                masked(story.reporter()),
                has(steps, Verb.APPROVE) ? Reply.of(messages.text("sandbox.reply"), null) : null,
                (int) steps.stream().filter(step -> step.verb() == Verb.URGE).count(),
                List.of(),
                story.filedAt(),
                last.at(),
                last.seq(),
                SandboxStory.allowed(last.status()));
    }

    TicketSummary summary() {
        return new TicketSummary(
                number,
                status,
                statusText,
                type,
                level,
                channel,
                title,
                matter,
                unit,
                region,
                null,
                urges,
                filedAt,
                updatedAt,
                version);
    }

    static Timeline timeline(SandboxStory story, List<SandboxStory.Step> steps, Messages messages) {
        return new Timeline(steps.stream()
                .map(step -> new Timeline.Entry(
                        step.seq(), step.at(), null, step.verb(), step.status(), told(story, step, messages), null))
                .toList());
    }

    private static String told(SandboxStory story, SandboxStory.Step step, Messages messages) {
        return messages.text(
                "step." + step.verb(),
                switch (step.verb()) {
                    case FILE -> messages.text("channel." + story.channel());
                    case ACCEPT ->
                        story.matter() == null
                                ? messages.text("sandbox.matter")
                                : story.matter().name();
                    case DISPATCH -> unit(messages).name();
                    default -> step.words() == null ? "" : step.words();
                });
    }

    private static Named unit(Messages messages) {
        return new Named("SANDBOX", messages.text("sandbox.unit"));
    }

    private static boolean has(List<SandboxStory.Step> steps, Verb verb) {
        return steps.stream().anyMatch(step -> step.verb() == verb);
    }

    private static MaskedReporter masked(Reporter reporter) {
        var name = reporter.name();
        var phone = reporter.phone();
        return new MaskedReporter(
                reporter.kind(),
                name == null ? null : Character.toString(name.codePointAt(0)) + "**",
                phone == null ? null : new Phone(phone).masked());
    }
}
