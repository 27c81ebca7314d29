package cn.hotline.channel.phone.proposal;

import cn.hotline.catalogue.Form;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The elements of a matter's form, as far as they were said. */
final class Elements {

    private final Conversation talk;
    private final LocalDate day;
    private final Corrections corrections;
    private final Phones phones;
    private final PlaceReading place;

    Elements(Conversation talk, LocalDate day, PlaceReading place, Phones phones) {
        this.talk = talk;
        this.day = day;
        this.corrections = new Corrections(talk);
        this.place = place;
        this.phones = phones;
    }

    Map<String, Proposed<Object>> read(Form form, Proposed<String> summary) {
        var dialogue = new Dialogue(talk, form);
        var texts = new Texts(talk, dialogue, place, form);
        var longTexts = new LongTexts(talk, dialogue);
        var found = new LinkedHashMap<String, Proposed<Object>>();
        for (var element : form.elements()) {
            Optional<Proposed<Object>> value = switch (element.kind()) {
                case DATE -> date(element, dialogue);
                case NUMBER -> number(element, dialogue);
                case CHOICE -> new Choices(talk, dialogue).read(element);
                case BOOLEAN -> new YesNo(talk, dialogue).read(element);
                case PHONE -> Optional.ofNullable(phones.ofSomebodyElse());
                case TEXT -> texts.read(element);
                case LONG_TEXT -> longTexts.read(element, summary);
            };
            value.filter(proposed -> Form.fits(element, proposed.value()))
                    .ifPresent(proposed -> found.put(element.key(), proposed));
        }
        return found;
    }

    private Optional<Proposed<Object>> date(Form.Element element, Dialogue dialogue) {
        var mentions = corrections.standing(Dates.in(talk.text(), day).stream()
                .filter(mention -> talk.trust(mention.start()) >= 0.5)
                .toList());
        return chosen(mentions, element, dialogue)
                .map(mention -> new Proposed<>(mention.value().toString(), mention.confidence(), turns(mention)));
    }

    private Optional<Proposed<Object>> number(Form.Element element, Dialogue dialogue) {
        var mentions = corrections.standing(Amounts.in(talk.text(), element).stream()
                .filter(mention -> talk.trust(mention.start()) >= 0.5)
                .toList());
        var measured = chosen(mentions, element, dialogue);
        var answer = dialogue.answer(element);
        if (answer.isPresent()
                && measured.filter(m -> talk.at(m.start()).equals(answer.get())).isEmpty()) {
            var bare = Amounts.bare(answer.get().text(), element);
            if (bare.isPresent()) {
                return bare.map(value ->
                        new Proposed<>(value, 0.75, List.of(answer.get().turn().index())));
            }
        }
        return measured.map(mention -> new Proposed<>(mention.value(), mention.confidence(), turns(mention)));
    }

    /** What was answered when the agent asked for it, else what was said first. */
    private <T> Optional<Mention<T>> chosen(List<Mention<T>> mentions, Form.Element element, Dialogue dialogue) {
        var answer = dialogue.answer(element);
        Mention<T> first = null;
        for (var mention : mentions) {
            first = first == null ? mention : first;
            if (answer.filter(said -> said.equals(talk.at(mention.start()))).isPresent()) {
                return Optional.of(new Mention<>(mention.value(), mention.start(), mention.end(), 0.92));
            }
        }
        return Optional.ofNullable(first);
    }

    private List<Integer> turns(Mention<?> mention) {
        return List.of(talk.turnAt(mention.start()));
    }

    /** Whether a value is still to be asked for. */
    static boolean isMissing(Form.Element element, @Nullable Proposed<Object> value) {
        return element.required() && value == null;
    }
}
