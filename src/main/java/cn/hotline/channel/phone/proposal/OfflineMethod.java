package cn.hotline.channel.phone.proposal;

import cn.hotline.channel.phone.proposal.MatterReading.Found;
import cn.hotline.ticket.Reporter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Reads a call with dictionary, gazetteer and patterns: no network, and every value can say why. */
final class OfflineMethod {

    private final City city;

    OfflineMethod(City city) {
        this.city = city;
    }

    Proposal propose(Transcript transcript) {
        var talk = Conversation.of(transcript);
        return propose(transcript, talk, new MatterReading(city, talk).ranked());
    }

    /** For a matter that somebody else is surer of. */
    Proposal propose(Transcript transcript, Proposed<String> matter) {
        var talk = Conversation.of(transcript);
        var ranked = new ArrayList<>(new MatterReading(city, talk).ranked());
        ranked.removeIf(found -> found.matter().code().equals(matter.value()));
        city.matter(matter.value()).ifPresent(told -> ranked.addFirst(new Found(told, 0, List.of(), matter)));
        return propose(transcript, talk, ranked);
    }

    private Proposal propose(Transcript transcript, Conversation talk, List<Found> ranked) {
        var corrections = new Corrections(talk);
        var place = new PlaceReading(city, talk, corrections);
        var known = ranked.isEmpty() ? null : ranked.getFirst().matter();
        var matter = ranked.isEmpty() ? null : MatterReading.proposed(talk, ranked);
        double sure = matter == null ? 0 : matter.confidence();
        var type = SpeechActs.type(talk, known, sure);
        var wording = new Wording(talk, place.spots());
        var summary = wording.summary(ranked);
        var phones = new Phones(talk, corrections);
        var reporter = new ReporterReading(talk, corrections);
        boolean named = reporter.kind().value() != Reporter.Kind.ANONYMOUS;
        Map<String, Proposed<Object>> elements = known == null
                ? Map.of()
                : new Elements(talk, transcript.day(), place, phones).read(known.form(), summary);
        return new Proposal(
                type,
                Danger.level(talk, known, sure),
                matter,
                MatterReading.further(talk, ranked),
                known == null || matter == null ? null : new Proposed<>(known.unit(), sure, matter.turns()),
                place.region(),
                place.address(),
                reporter.kind(),
                named ? reporter.name() : null,
                named ? phones.ofReporter(transcript.callerNumber()) : null,
                elements,
                wording.title(ranked, type),
                summary,
                Questions.of(known, elements));
    }
}
