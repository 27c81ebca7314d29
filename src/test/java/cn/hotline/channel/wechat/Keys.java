package cn.hotline.channel.wechat;

import cn.hotline.platform.Vault;
import io.quarkus.arc.Arc;

/** By what rows of the room are found. */
final class Keys {

    private Keys() {}

    static byte[] conversation(String openId) {
        return Arc.container().instance(Vault.class).get().keyedHash("wechat-conversation", openId);
    }
}
