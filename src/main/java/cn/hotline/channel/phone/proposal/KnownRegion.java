package cn.hotline.channel.phone.proposal;

import org.jspecify.annotations.Nullable;

/** A division of the city. */
record KnownRegion(String code, String name, @Nullable String parent) {}
