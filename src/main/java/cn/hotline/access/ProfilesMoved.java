package cn.hotline.access;

import java.util.Set;
import java.util.UUID;

/**
 * Profiles were found to be of another person than was thought, told within the transaction in which it is kept.
 *
 * @param from whose they were
 * @param to whose they are since
 */
public record ProfilesMoved(Set<UUID> profiles, UUID from, UUID to) {}
