package cn.hotline.channel.kiosk.print;

import cn.hotline.catalogue.MatterView;
import cn.hotline.platform.Messages;
import cn.hotline.platform.Refusal;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Writes the form of a matter (事项表单) to be filled in by hand. */
@Singleton
public class BlankForms {

    private final Press press;

    BlankForms(Press press) {
        this.press = press;
    }

    /** As PDF. @throws Refusal 404 for a matter without a form, such as a group of matters */
    public byte[] print(MatterView matter, String device, Paper paper, Messages messages) {
        var form = matter.form();
        if (form == null) {
            throw Refusal.notFound("not-found");
        }
        var order = new Press.Order(matter.code(), device, paper, messages);
        return press.print(order, in -> {
            var parts = new ArrayList<Part>();
            parts.add(in.words(1.5f, true, "receipt.title"));
            parts.add(in.set(1.25f, true, matter.name()));
            parts.add(in.rule());
            if (matter.guide() != null) {
                parts.addAll(in.text(0.9f, matter.guide()));
            }
            form.elements().forEach(element -> addElement(element, in, parts));
            for (var key : List.of("form.words", "form.name", "form.phone")) {
                parts.add(in.line(key));
                parts.add(in.blank());
            }
            parts.add(in.words(0.8f, true, "form.printed", matter.code(), form.version(), press.now()));
            return parts;
        });
    }

    private static void addElement(MatterView.ElementView element, Setting in, List<Part> parts) {
        parts.add(element.required() ? in.line("form.required", element.label()) : in.set(1, false, element.label()));
        var choices = element.choices();
        if (choices == null) {
            parts.add(in.blank());
        } else {
            parts.add(in.set(
                    1,
                    false,
                    choices.stream().map(choice -> "□ " + choice.label()).collect(Collectors.joining("   "))));
        }
    }
}
