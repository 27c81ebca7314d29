package cn.hotline.channel.mail;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Message-IDs of what this service writes: the keyed hash by which the letter that it answers is kept. Nobody can make one up, so whoever
 * answers to it was written to.
 */
final class OurIds {

    private static final Pattern OURS = Pattern.compile("<([0-9a-f]{64})@[^<>\\s]+>");

    private OurIds() {}

    static String of(byte[] letter, String address) {
        var host = address.substring(address.indexOf('@') + 1);
        return "<" + HexFormat.of().formatHex(letter) + "@" + (host.isBlank() ? "localhost" : host) + ">";
    }

    static Optional<byte[]> letter(String messageId) {
        var found = OURS.matcher(messageId);
        return found.matches() ? Optional.of(HexFormat.of().parseHex(found.group(1))) : Optional.empty();
    }
}
