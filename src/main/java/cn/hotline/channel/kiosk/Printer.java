package cn.hotline.channel.kiosk;

import cn.hotline.access.Caller;
import cn.hotline.access.Devices;
import cn.hotline.hall.Hall;
import cn.hotline.platform.Language;
import cn.hotline.platform.Messages;
import jakarta.inject.Singleton;

/** Where paper comes out: in whose language, and what stands on it of the place. */
@Singleton
class Printer {

    private final Devices devices;
    private final Language language;

    Printer(Devices devices, Language language) {
        this.devices = devices;
        this.language = language;
    }

    Messages messages() {
        return language.messages();
    }

    String name(Caller.Device device) {
        return devices.name(device);
    }

    /** Its code where it has no name. */
    String hall(String code) {
        return Hall.named(code, messages().isEnglish()).map(Hall.View::name).orElse(code);
    }
}
