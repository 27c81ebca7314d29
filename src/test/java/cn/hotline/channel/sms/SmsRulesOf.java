package cn.hotline.channel.sms;

import io.smallrye.config.SmallRyeConfigBuilder;

/** The settings of the room, with tickets by SMS on or off. */
final class SmsRulesOf {

    private SmsRulesOf() {}

    static SmsRules files(boolean files) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withMapping(SmsRules.class)
                .withDefaultValue("hotline.sms.files", String.valueOf(files))
                .build()
                .getConfigMapping(SmsRules.class);
    }
}
