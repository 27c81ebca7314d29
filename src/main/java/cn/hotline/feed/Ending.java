package cn.hotline.feed;

import io.quarkus.websockets.next.CloseReason;

/** Why this service closes a socket; the codes are part of the contract. */
enum Ending {
    /** A frame larger than 16 KiB, or broken. */
    TOO_LARGE(1009, "frame too large"),
    /** The node stops: reconnect and resume. */
    RESTART(1012, "restart: reconnect and resume"),
    /** The last seat was taken while this socket opened: try again later. */
    FULL(1013, "full: try again later"),
    /** Frames that are no JSON, or too many unfit ones. */
    BAD_FRAME(4400, "bad frame"),
    /** The token has ended: log in again, reconnect and resume. */
    TOKEN_ENDED(4401, "token ended: reconnect with a new one and resume"),
    /** Nothing was heard for three heartbeats. */
    SILENT(4408, "silent: reconnect and resume"),
    /** The reader took in too little: reconnect and resume. */
    SLOW(4413, "too slow: reconnect and resume"),
    /** More frames than allowed. */
    FLOOD(4429, "too many frames: wait a minute"),
    /** A fault of ours: reconnect and resume. */
    FAULT(1011, "fault: reconnect and resume");

    private final int code;
    private final String text;

    Ending(int code, String text) {
        this.code = code;
        this.text = text;
    }

    CloseReason reason() {
        return new CloseReason(code, text);
    }
}
