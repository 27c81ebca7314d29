package cn.hotline.notice;

import cn.hotline.access.Phone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

/** Makes work of decisions under one claim. */
record Claiming(UUID token, Instant until, Map<String, Gate> gates) {

    static Queue.Claimed row(Decision.Send send) {
        return new Queue.Claimed(
                send.due().id(),
                send.due().past().tries() + 1,
                send.gateway(),
                send.text().version());
    }

    /** Nothing is sent: no try. */
    static Queue.Claimed row(Due due) {
        return new Queue.Claimed(due.id(), null, null, null);
    }

    Work work(Decision.Send send) {
        var due = send.due();
        var gate = Objects.requireNonNull(gates.get(send.gateway()));
        return new Work(
                claim(due),
                due.past().tries() + 1,
                send.gateway(),
                false,
                message(due, send.text()),
                new Work.Routes(send.routes(), due.past().passedOver(), due.nextAt(), gate.hasFailed()));
    }

    Work work(Decision.Look look) {
        var due = look.due();
        return new Work(
                claim(due),
                due.past().tries(),
                look.gateway(),
                true,
                message(due, look.text()),
                new Work.Routes(List.of(look.gateway()), Set.of(), due.nextAt(), true));
    }

    Claims.Ending ending(Decision.End end) {
        return new Claims.Ending(claim(end.due()), end.state(), end.reason());
    }

    private Work.Claim claim(Due due) {
        return new Work.Claim(due.id(), token, until);
    }

    private static Outgoing message(Due due, Templates.Rendered text) {
        var content = Objects.requireNonNull(due.content());
        return new Outgoing(
                due.id(),
                new Phone(content.phone()),
                content.openId(),
                due.event(),
                text.text(),
                text.words(),
                text.codes(),
                due.extension());
    }
}
