package cn.hotline.notice;

import java.time.Instant;

/** Fired in the transaction in which a notice came to an end, or turned out to have failed after all; {@code reason} is a gateway's code or a word of this room. */
public record NoticeEnded(String occasion, NoticeEvent event, NoticeState state, String reason, Instant at) {}
