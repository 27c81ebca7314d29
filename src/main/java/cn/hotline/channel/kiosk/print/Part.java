package cn.hotline.channel.kiosk.print;

import com.google.zxing.common.BitMatrix;
import java.util.List;

/** One part of a receipt from top to bottom, with the room it takes in points. */
sealed interface Part {

    float height();

    /** Lines of text of one size. */
    record Words(List<String> lines, float size, float above, boolean centred) implements Part {
        static final float LEADING = 1.45f;

        @Override
        public float height() {
            return above + lines.size() * size * LEADING;
        }
    }

    /** A thin line from margin to margin. */
    record Rule(float room) implements Part {
        @Override
        public float height() {
            return room;
        }
    }

    /** A QR code in the middle. */
    record Code(BitMatrix dots, float side) implements Part {
        @Override
        public float height() {
            return side;
        }
    }
}
