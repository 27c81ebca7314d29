package cn.hotline.survey;

import java.time.Instant;
import java.util.UUID;

/** A survey whose time has come, and how far a sweep has got. */
record Due(Instant at, UUID id, UUID ticket) {

    static final Due FIRST = new Due(Instant.EPOCH, new UUID(0, 0), new UUID(0, 0));
}
