package cn.hotline.channel.phone.proposal;

/** Something that was said at a place of the conversation. */
record Mention<T>(T value, int start, int end, double confidence) {}
