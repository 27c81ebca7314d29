package cn.hotline.platform.wechat;

/** One of the city's accounts at WeChat: a mini-program or an official account. */
public record WechatApp(String id, String secret) {

    @Override
    public String toString() {
        return "WechatApp[" + id + "]";
    }
}
