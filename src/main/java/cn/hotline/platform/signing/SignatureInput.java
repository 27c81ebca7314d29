package cn.hotline.platform.signing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One signature as the headers {@code Signature-Input} and {@code Signature} tell it (RFC 9421 §4), of the part of structured fields
 * that signatures need: one label, an inner list of plain component names, and parameters.
 *
 * @param raw what is signed as {@code "@signature-params"}
 * @param components in their order
 */
record SignatureInput(String label, String raw, List<String> components, Map<String, String> parameters) {

    private static final int MAX_LENGTH = 2000;
    private static final Pattern WHOLE =
            Pattern.compile("\\s*([a-z*][a-z0-9_.*-]{0,31})=(\\(([^()]*)\\)((?:;[^;,]+)*))\\s*");
    private static final Pattern COMPONENT = Pattern.compile("\\G *\"([!-~&&[^\"\\\\]]+)\"(?= |$)");
    private static final Pattern PARAMETER =
            Pattern.compile("\\G;([a-z*][a-z0-9_.*-]*)=(?:\"([ -~&&[^\"\\\\]]*)\"|(-?\\d{1,15}))");

    /** Nothing for what is not of this form; a request with several signatures is not, either. */
    static Optional<SignatureInput> parse(String header) {
        var whole = WHOLE.matcher(header);
        if (header.length() > MAX_LENGTH || !whole.matches()) {
            return Optional.empty();
        }
        var components = new ArrayList<String>();
        var component = COMPONENT.matcher(whole.group(3));
        int end = 0;
        while (component.find()) {
            components.add(component.group(1));
            end = component.end();
        }
        var parameters = parameters(whole.group(4));
        return end == whole.group(3).length() && !components.isEmpty() && parameters.isPresent()
                ? Optional.of(new SignatureInput(whole.group(1), whole.group(2), components, parameters.get()))
                : Optional.empty();
    }

    private static Optional<Map<String, String>> parameters(String text) {
        var parameters = new HashMap<String, String>();
        Matcher parameter = PARAMETER.matcher(text);
        int end = 0;
        while (parameter.find()) {
            var value = parameter.group(2) != null ? parameter.group(2) : parameter.group(3);
            if (parameters.put(parameter.group(1), value) != null) {
                return Optional.empty();
            }
            end = parameter.end();
        }
        return end == text.length() ? Optional.of(parameters) : Optional.empty();
    }
}
