package cn.hotline.platform;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Spoils things, by a seed. */
final class Spoiler {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Random random;

    Spoiler(long seed) {
        random = new Random(seed);
    }

    int number(int below) {
        return random.nextInt(below);
    }

    boolean chance(int in) {
        return random.nextInt(in) == 0;
    }

    <T> T one(List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    String text() {
        return Oddities.TEXTS[random.nextInt(Oddities.TEXTS.length)];
    }

    /** For a place where a line break or a control character would end the request itself. */
    String headerValue() {
        var text = text().replaceAll("\\p{Cntrl}", "?");
        return text.length() > 1000 ? text.substring(0, 1000) : text;
    }

    String inAddress() {
        return switch (random.nextInt(5)) {
            case 0 ->
                new String[] {
                            "%00",
                            "%zz",
                            "%",
                            "%ff",
                            "%ed%a0%80",
                            "..%2f",
                            ";x=y",
                            "%2e%2e",
                            "+",
                            "&",
                            "//",
                            "%0d%0a",
                            "*",
                            "~",
                            "@",
                            ":"
                        }
                        [random.nextInt(16)];
            default -> {
                var text = text();
                var bytes = (text.length() > 60 ? text.substring(0, 60) : text).getBytes(StandardCharsets.UTF_8);
                var encoded = new StringBuilder();
                for (byte b : bytes) {
                    encoded.append(
                            Character.isLetterOrDigit(b) ? String.valueOf((char) b) : "%%%02x".formatted(b & 0xff));
                }
                yield encoded.toString();
            }
        };
    }

    /** The body with one to three things wrong. */
    byte[] body(JsonNode example) {
        var spoilt = example.deepCopy();
        var marks = new ArrayList<String>();
        for (int i = random.nextInt(3); i >= 0 && spoilt instanceof ObjectNode object; i--) {
            spoil(object, marks);
        }
        var text = spoilt.toString();
        for (var mark : marks) {
            text = text.replace('"' + mark + '"', Oddities.RAW[random.nextInt(Oddities.RAW.length)]);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return switch (random.nextInt(20)) {
            case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> withNoise(bytes);
            case 2 -> (text + text).getBytes(StandardCharsets.UTF_8);
            case 3 -> text.getBytes(StandardCharsets.UTF_16LE);
            case 4 -> text.replaceFirst("\\{", "{\"title\":1,").getBytes(StandardCharsets.UTF_8);
            default -> bytes;
        };
    }

    private void spoil(ObjectNode object, List<String> marks) {
        var names = new ArrayList<String>();
        object.fieldNames().forEachRemaining(names::add);
        if (names.isEmpty() || chance(10)) {
            object.put(text(), text());
            return;
        }
        var name = one(names);
        if (object.get(name) instanceof ObjectNode inner && !chance(4)) {
            spoil(inner, marks);
        } else if (object.get(name) instanceof ArrayNode list && !chance(3)) {
            list.add(text());
        } else {
            switch (random.nextInt(4)) {
                case 0 -> object.remove(name);
                case 1 -> {
                    var mark = "mark-" + marks.size();
                    object.put(name, mark);
                    marks.add(mark);
                }
                case 2 -> object.set(name, JSON.createArrayNode().add(object.get(name)));
                default -> object.put(name, text());
            }
        }
    }

    private byte[] withNoise(byte[] bytes) {
        var noisy = bytes.clone();
        for (int i = 0; i < 3; i++) {
            noisy[random.nextInt(noisy.length)] = (byte) random.nextInt(256);
        }
        return noisy;
    }
}
