package cn.hotline.channel.phone.proposal;

/** How people say a matter (群众语言); {@code *} stands for a few words between. */
record Phrase(String phrase, String matter, double weight) {}
