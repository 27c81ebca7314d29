package cn.hotline.ticket;

import java.util.UUID;

/** An attachment as a ticket and its history know it. */
public record AttachmentRef(UUID id, String kind, String mimeType, long bytes) {}
