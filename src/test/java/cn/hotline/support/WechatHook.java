package cn.hotline.support;

import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Requests as WeChat makes them to the official account, in the clear; each test is somebody else. */
public final class WechatHook {

    public static final String PATH = "/hooks/wechat/official";
    public static final String APP = "wx-official-in-tests";
    public static final String TOKEN = "no-token-of-wechat";
    public static final String AES_KEY = "abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG";

    private final String openId = "o-" + UUID.randomUUID();

    public String openId() {
        return openId;
    }

    /** Sends a text. @return what is answered; empty for success */
    public String says(String text) {
        return said(text("<![CDATA[" + text + "]]>", id()));
    }

    public String sends(String type, String inner) {
        return said(message(type, inner, id()));
    }

    public String said(String xml) {
        return content(posted(xml));
    }

    public Response posted(String xml) {
        return post(signed(As.nobody(), now(), nonce()), xml);
    }

    public static String content(Response answer) {
        answer.then().statusCode(200);
        var body = answer.asString();
        if (body.equals("success")) {
            return "";
        }
        return body.substring(body.indexOf("<Content><![CDATA[") + 18, body.indexOf("]]></Content>"));
    }

    public String text(String content, long id) {
        return message("text", "<Content>" + content + "</Content>", id);
    }

    public String message(String type, String inner, long id) {
        return """
                <xml><ToUserName><![CDATA[gh_hotline]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>
                <CreateTime>1348831860</CreateTime><MsgType><![CDATA[%s]]></MsgType>%s<MsgId>%d</MsgId></xml>""".formatted(openId, type, inner, id);
    }

    public String event(String event, String key, String createTime) {
        return """
                <xml><ToUserName><![CDATA[gh_hotline]]></ToUserName><FromUserName><![CDATA[%s]]></FromUserName>
                <CreateTime>%s</CreateTime><MsgType><![CDATA[event]]></MsgType><Event><![CDATA[%s]]></Event>
                <EventKey><![CDATA[%s]]></EventKey></xml>""".formatted(openId, createTime, event, key);
    }

    public static long id() {
        return UUID.randomUUID().getMostSignificantBits() >>> 2;
    }

    public static String nonce() {
        return UUID.randomUUID().toString();
    }

    public static String now() {
        return Long.toString(new MovedClock().instant().getEpochSecond());
    }

    public static String at(Instant time) {
        return Long.toString(time.getEpochSecond());
    }

    public static RequestSpecification signed(RequestSpecification request, String timestamp, String nonce) {
        return request.queryParam("signature", signature(TOKEN, timestamp, nonce))
                .queryParam("timestamp", timestamp)
                .queryParam("nonce", nonce);
    }

    public static Response post(RequestSpecification request, String xml) {
        return request.contentType("text/xml; charset=UTF-8").body(xml).post(PATH);
    }

    public static String signature(String... parts) {
        try {
            var sorted = Arrays.stream(parts).sorted().collect(Collectors.joining());
            var digest = MessageDigest.getInstance("SHA-1").digest(sorted.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** The number of the ticket that a reply speaks of. */
    public static String number(String reply) {
        return Stream.of(reply.split("\\D+"))
                .filter(digits -> digits.length() == 14)
                .findFirst()
                .orElseThrow();
    }

    /** Tells a matter, whose kind staff will say. @return the next question */
    public String tells(String text) {
        var question = says(text);
        if (question.contains("2 重新选择")) {
            question = says("2");
        }
        return question.contains("0 不清楚") ? says("0") : question;
    }

    /** Tells a matter from the first word to the ticket. @return its number */
    public String files(String text) {
        tells(text);
        says("匿名");
        return number(says("1"));
    }
}
