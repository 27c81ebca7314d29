package cn.hotline.it;

import cn.hotline.notice.gateway.Acs3Check;
import cn.hotline.notice.gateway.CloudStub;
import cn.hotline.notice.gateway.CloudStub.Asked;
import cn.hotline.notice.gateway.CloudStub.Said;
import cn.hotline.notice.gateway.SmppStub;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;

/**
 * A cloud and a carrier that behave as badly as they may: the cloud refuses for too much, loses answers, breaks down for some messages,
 * and reports before it answers; what it will not carry goes to the carrier.
 */
final class Providers implements AutoCloseable {

    static final String SECRET = "a-secret-of-the-cloud";
    static final String HOOK = "hook-secret-of-twenty-four-letters";
    static final String SURVEY = "SMS_SURVEY";

    private static final Pattern NUMBER = Pattern.compile("工单号(\\d{14})");

    /** A message a citizen has got. */
    record Sent(String ticket, String phone, String reference, String extension) {}

    private final CloudStub cloud = new CloudStub();
    private final int smppPort = Node.freePort();
    private final SmppStub carrier = new SmppStub(smppPort);
    private final Queue<Sent> byCloud = new ConcurrentLinkedQueue<>();
    private final Queue<Sent> byCarrier = new ConcurrentLinkedQueue<>();
    private final Map<String, Integer> tries = new ConcurrentHashMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();
    private volatile Consumer<Sent> early = sent -> {};

    Providers() {
        cloud.answers(this::cloud);
        carrier.answers(this::carrier);
    }

    Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("HOTLINE_NOTICE_GATEWAYS", "alibaba,smpp"),
                Map.entry("HOTLINE_GATEWAY_ALIBABA_KEY_ID", "id"),
                Map.entry("HOTLINE_GATEWAY_ALIBABA_KEY_SECRET", SECRET),
                Map.entry("HOTLINE_GATEWAY_ALIBABA_URL", cloud.url()),
                Map.entry("HOTLINE_GATEWAY_ALIBABA_HOOK_SECRET", HOOK),
                Map.entry("HOTLINE_GATEWAY_SMPP_HOST", "localhost"),
                Map.entry("HOTLINE_GATEWAY_SMPP_PORT", String.valueOf(smppPort)),
                Map.entry("HOTLINE_GATEWAY_SMPP_SYSTEM_ID", "hotline"),
                Map.entry("HOTLINE_GATEWAY_SMPP_PASSWORD", SmppStub.PASSWORD),
                Map.entry("HOTLINE_GATEWAY_SMPP_SOURCE", "1069234512"),
                Map.entry("HOTLINE_GATEWAY_SMPP_LONG_TEXT", "payload"));
    }

    /** @param report is told of a message before its answer is written */
    void reportEarly(Consumer<Sent> report) {
        early = report;
    }

    List<Sent> byCloud() {
        return List.copyOf(byCloud);
    }

    List<Sent> byCarrier() {
        return List.copyOf(byCarrier);
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    private Said cloud(Asked asked) {
        var query = query(asked);
        if (!isSigned(asked)) {
            faults.add("a wrong signature");
            return new Said(400, "{\"Code\":\"SignatureDoesNotMatch\"}");
        }
        if (asked.header("x-acs-action").equals("QuerySendDetails")) {
            return details(query.get("PhoneNumber"));
        }
        if (!query.get("TemplateCode").equals(SURVEY)) {
            return said("OK", "\"BizId\":\"" + query.get("OutId") + "\"");
        }
        int number = tries.merge(query.get("OutId"), 1, Integer::sum);
        return switch (number > 1 ? 0 : Math.floorMod(query.get("OutId").hashCode(), 5)) {
            case 1 -> said("isv.BUSINESS_LIMIT_CONTROL", "\"Message\":\"触发小时级流控\"");
            case 2 -> {
                take(query);
                yield new Said(0, ""); // nobody will know
            }
            case 3 -> {
                var sent = take(query);
                early.accept(sent);
                yield taken(sent);
            }
            case 4 -> said("isp.GATEWAY_ERROR", "\"Message\":\"网关故障\"");
            default -> taken(take(query));
        };
    }

    private static Said taken(Sent sent) {
        return said("OK", "\"BizId\":\"" + sent.reference() + "^0\"");
    }

    private Sent take(Map<String, String> query) {
        var number = query.get("TemplateParam").replaceAll(".*?(\\d{14}).*", "$1");
        var sent = new Sent(
                number, query.get("PhoneNumbers"), query.get("OutId"), query.getOrDefault("SmsUpExtendCode", ""));
        byCloud.add(sent);
        return sent;
    }

    /** What was taken, by the sender's own id. */
    private Said details(String phone) {
        var found = byCloud.stream()
                .filter(sent -> sent.phone().equals(phone))
                .map(sent -> "{\"OutId\":\"" + sent.reference() + "\"}")
                .collect(Collectors.joining(",", "[", "]"));
        return said("OK", "\"SmsSendDetailDTOs\":{\"SmsSendDetailDTO\":" + found + "}");
    }

    private Object carrier(SubmitSm message) {
        var payload = message.getOptionalParameter(OptionalParameter.Message_payload.class);
        var bytes = payload == null ? message.getShortMessage() : payload.getValue();
        var text = new String(bytes, StandardCharsets.UTF_16BE);
        var reference = Long.toString(System.nanoTime());
        var number = NUMBER.matcher(text);
        if (text.contains("回复一个数字") && number.find()) {
            byCarrier.add(new Sent(number.group(1), message.getDestAddress(), reference, ""));
        }
        return reference;
    }

    void deliver(Sent sent) throws Exception {
        var receipt = "id:%s sub:001 dlvrd:001 submit date:2611221200 done date:2611221201 stat:DELIVRD err:000 text:"
                .formatted(sent.reference());
        carrier.deliver(0x04, 0, receipt.getBytes(StandardCharsets.US_ASCII));
    }

    private static boolean isSigned(Asked asked) {
        try {
            return Acs3Check.isSigned(asked, "id", SECRET);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private static Map<String, String> query(Asked asked) {
        return Arrays.stream(asked.exchange().getRequestURI().getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
    }

    private static Said said(String code, String more) {
        return new Said(200, "{\"Code\":\"" + code + "\"," + more + "}");
    }

    @Override
    public void close() {
        cloud.close();
        carrier.close();
    }
}
