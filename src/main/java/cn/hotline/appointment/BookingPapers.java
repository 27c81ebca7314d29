package cn.hotline.appointment;

import cn.hotline.access.Caller;
import cn.hotline.hall.Hall;
import cn.hotline.platform.Language;
import cn.hotline.platform.Vault;
import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;

/** What somebody carries of an appointment: a calendar entry and a QR code, neither with personal data. */
@ApplicationScoped
class BookingPapers {

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private static final int CODE = 8;

    private final BookingViews bookings;
    private final Vault vault;
    private final Language language;
    private final Clock clock;

    BookingPapers(BookingViews bookings, Vault vault, Language language, Clock clock) {
        this.bookings = bookings;
        this.vault = vault;
        this.language = language;
        this.clock = clock;
    }

    /** RFC 5545. */
    @Transactional
    String calendar(UUID id, Caller.Citizen citizen) {
        var booking = bookings.read(id, citizen);
        var slot = Slot.<Slot>findById(booking.slot());
        var hall = Hall.named(booking.hall(), language.messages().isEnglish());
        var words = language.messages();
        return new CalendarEntry(
                        booking.id() + "@hotline12345",
                        words.text("calendar.title", hall.map(Hall.View::name).orElse(booking.hall())),
                        hall.map(Hall.View::address).orElse(""),
                        words.text("calendar.text", booking.number()))
                .text(slot.startsAt, slot.endsAt, clock.instant());
    }

    /** The number and the code that checks in. */
    @Transactional
    String qr(UUID id, Caller.Citizen citizen) {
        return svg(matrix(bookings.read(id, citizen).number() + " " + code(id)));
    }

    /** Shows that somebody has seen the appointment itself, and not only its number. */
    String code(UUID booking) {
        var hash = vault.keyedHash("check-in", booking.toString());
        var code = new StringBuilder();
        for (int i = 0; i < CODE; i++) {
            code.append(LETTERS.charAt(hash[i] & 31));
        }
        return code.toString();
    }

    private static BitMatrix matrix(String content) {
        try {
            Map<EncodeHintType, Object> hints =
                    Map.of(EncodeHintType.ERROR_CORRECTION, ErrorCorrectionLevel.M, EncodeHintType.MARGIN, 4);
            return new QRCodeWriter().encode(content, BarcodeFormat.QR_CODE, 0, 0, hints);
        } catch (WriterException e) {
            throw new IllegalStateException("a booking number fits a QR code", e);
        }
    }

    private static String svg(BitMatrix dots) {
        var path = new StringBuilder();
        for (int y = 0; y < dots.getHeight(); y++) {
            for (int x = 0; x < dots.getWidth(); x++) {
                if (dots.get(x, y)) {
                    path.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" shape-rendering="crispEdges">\
                <rect width="%1$d" height="%2$d" fill="#fff"/><path d="%3$s" fill="#000"/></svg>
                """.formatted(dots.getWidth(), dots.getHeight(), path);
    }
}
