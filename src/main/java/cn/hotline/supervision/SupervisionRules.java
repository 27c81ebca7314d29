package cn.hotline.supervision;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;

/** Numbers of the trade for working time and supervision; defaults from domain §3 and §4. */
@ConfigMapping(prefix = "hotline.supervision")
public interface SupervisionRules {

    /** Windows of working time on a working day, in their order; the last one's end is the close of the day. */
    @WithDefault("09:00-12:00,13:30-18:00")
    List<String> hours();

    /** When nobody is warned. */
    @WithDefault("20:00-08:00")
    String night();
}
