package cn.hotline.notice;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;

/**
 * A message this node is to send, or to ask after; the claim is committed.
 *
 * @param number of the try
 * @param looking the try is an old one whose fate nobody knows
 */
record Work(Claim claim, int number, String gateway, boolean looking, Outgoing message, Routes routes) {

    /** A notice that is this node's until then. */
    record Claim(UUID notice, UUID token, Instant until) {}

    /**
     * The ways this notice may go.
     *
     * @param all in their order
     * @param passedOver those already left out
     * @param dueAt its place in the queue, which it keeps when it goes another way at once
     */
    record Routes(List<String> all, Set<String> passedOver, Instant dueAt, boolean gateHasFailed) {}
}
