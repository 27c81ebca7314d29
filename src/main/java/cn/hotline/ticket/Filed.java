package cn.hotline.ticket;

import java.time.Instant;

/** What whoever files is told; the track code is in the clear only here. */
public record Filed(String number, String trackCode, Status status, Instant filedAt) {}
