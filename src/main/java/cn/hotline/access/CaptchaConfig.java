package cn.hotline.access;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/** Settings of the captcha before a login code is sent: GeeTest v4 (极验行为验证). */
@ConfigMapping(prefix = "hotline.captcha")
public interface CaptchaConfig {

    /** captcha_id; without it nobody is asked. */
    Optional<String> id();

    /** captcha_key. */
    Optional<String> key();

    @WithDefault("https://gcaptcha4.geetest.com")
    URI url();

    /** Whether codes are sent while the captcha can't be asked; the limits of codes hold all the same. */
    @WithDefault("true")
    boolean failOpen();
}
