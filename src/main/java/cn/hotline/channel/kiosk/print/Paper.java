package cn.hotline.channel.kiosk.print;

/** What the kiosk's printer takes; sizes in points, 72 to the inch. */
public enum Paper {
    A4(595.28f, 841.89f, 62, 12, 120),
    /** A roll of 80 mm, of which 72 can be printed; as long as needed. */
    ROLL(226.77f, 0, 12, 9, 100);

    final float width;

    /** 0: as long as needed. */
    final float height;

    final float margin;

    /** Size of ordinary text. */
    final float text;

    /** Side of the QR code with its quiet zone. */
    final float code;

    Paper(float width, float height, float margin, float text, float code) {
        this.width = width;
        this.height = height;
        this.margin = margin;
        this.text = text;
        this.code = code;
    }

    float inner() {
        return width - 2 * margin;
    }
}
