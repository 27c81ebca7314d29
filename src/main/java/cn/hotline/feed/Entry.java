package cn.hotline.feed;

import java.util.UUID;

/** Where a step stands in the stream: positions grow from 1 in the order of their commits, without gaps for any reader. */
public record Entry(long position, UUID ticketId, int seq) {}
