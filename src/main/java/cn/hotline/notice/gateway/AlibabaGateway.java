package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.SmsLength;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** Alibaba Cloud SMS: SendSms and QuerySendDetails of 2017-05-25. */
@Singleton
final class AlibabaGateway implements Gateway {

    static final String NAME = "alibaba";

    private static final String VERSION = "2017-05-25";
    private static final String PAGE = "50";

    private static final Set<String> OUT_OF_REACH = Set.of("UNDELIV", "EXPIRED");

    /** As the provider documents them; what is its own fault (isp.) may have happened after sending. */
    private static final CodeTable CODES = new CodeTable(Fault.CONTENT)
            .refused(Fault.NUMBER, "isv.MOBILE_NUMBER_ILLEGAL", "isv.PHONE_NUMBER_ILLEGAL")
            .refused(Fault.NUMBER, "isv.MOBILE_COUNT_OVER_LIMIT", "isv.NOT_SUPPORTED_COUNTRY", "isv.COUNTRY_RESTRICTED")
            .refused(
                    Fault.THROTTLED,
                    "isv.BUSINESS_LIMIT_CONTROL",
                    "isv.DAY_LIMIT_CONTROL",
                    "Throttling",
                    "Throttling.*")
            .refused(Fault.ACCOUNT, "isv.MONTH_LIMIT_CONTROL", "isv.AMOUNT_NOT_ENOUGH", "isv.OUT_OF_SERVICE")
            .refused(Fault.ACCOUNT, "isv.PRODUCT_UN_SUBSCRIPT", "isv.PRODUCT_UNSUBSCRIBE", "isv.ACCOUNT_NOT_EXISTS")
            .refused(Fault.ACCOUNT, "isv.ACCOUNT_ABNORMAL", "isv.DENY_IP_RANGE", "isp.RAM_PERMISSION_DENY")
            .refused(Fault.ACCOUNT, "isv.EXTEND_CODE_ERROR", "isv.SMS_TEST_NUMBER_LIMIT", "isv.BILLING_DEDUCTION_ERROR")
            .refused(Fault.ACCOUNT, "InvalidAccessKeyId", "InvalidAccessKeyId.*", "Forbidden", "Forbidden.*")
            .refused(
                    Fault.ACCOUNT, "SignatureDoesNotMatch", "IncompleteSignature", "InvalidTimeStamp.*", "NoPermission")
            // The black list is one of words in the variables, not one of numbers.
            .refused(Fault.CONTENT, "isv.BLACK_KEY_CONTROL_LIMIT", "isv.SMS_TEMPLATE_ILLEGAL")
            .refused(Fault.CONTENT, "isv.SMS_SIGNATURE_ILLEGAL", "isv.INVALID_PARAMETERS", "isv.PARAM_LENGTH_LIMIT")
            .refused(Fault.UNAVAILABLE, "isp.GATEWAY_ERROR", "ServiceUnavailable", "ServiceUnavailable.*")
            .unknown("isp.SYSTEM_ERROR", "isp.UNKNOWN", "InternalError", "InternalError.*", "SignatureNonceUsed");

    private final AlibabaConfig config;
    private final Outside outside;
    private final ObjectMapper json;
    private final Clock clock;
    private final TestKey test;

    AlibabaGateway(AlibabaConfig config, Outside outside, ObjectMapper json, Inbox inbox, Clock clock) {
        this.config = config;
        this.outside = outside;
        this.json = json;
        this.clock = clock;
        this.test = new TestKey(NAME, inbox, clock);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean isConfigured() {
        return TestKey.is(config.keyId())
                || config.keyId().isPresent() && config.keySecret().isPresent();
    }

    /** That the phone was off or out of reach. */
    @Override
    public boolean isTemporary(String code) {
        return OUT_OF_REACH.contains(code);
    }

    @Override
    public Answer send(Outgoing message) {
        if (TestKey.is(config.keyId())) {
            return test.answer(message);
        }
        var template = message.codes().getOrDefault(NAME, "");
        if (template.isBlank()) {
            return new Answer.Refused(Fault.CONTENT, "no-template");
        }
        return call("SendSms", parameters(message, template)).answer(said -> meaning(said, message));
    }

    /** Asked for the day of now and, in its first hour, the one before; one that is not there may still come to be there. */
    @Override
    public Optional<Answer> look(Outgoing message) {
        if (TestKey.is(config.keyId())) {
            return Optional.empty();
        }
        var now = clock.instant();
        var today = ChinaTime.day(now);
        var before = ChinaTime.day(now.minusSeconds(3600));
        var found = look(message, today);
        return found.isPresent() || before.equals(today) ? found : look(message, before);
    }

    private Optional<Answer> look(Outgoing message, LocalDate day) {
        var query = new TreeMap<>(Map.of(
                "PhoneNumber",
                message.to().national(),
                "SendDate",
                day.format(DateTimeFormatter.BASIC_ISO_DATE),
                "PageSize",
                PAGE,
                "CurrentPage",
                "1"));
        return call("QuerySendDetails", query) instanceof Outside.Said said && isSent(said, message.id())
                ? Optional.of(taken(message, message.id().toString()))
                : Optional.empty();
    }

    private boolean isSent(Outside.Said said, UUID id) {
        for (var sms : said.tree(json).at("/SmsSendDetailDTOs/SmsSendDetailDTO")) {
            if (id.toString().equals(sms.path("OutId").asText())) {
                return true;
            }
        }
        return false;
    }

    private SortedMap<String, String> parameters(Outgoing message, String template) {
        var query = new TreeMap<>(Map.of(
                "PhoneNumbers", message.to().national(),
                "SignName", config.sign(),
                "TemplateCode", template,
                "OutId", message.id().toString()));
        if (!message.words().isEmpty()) {
            query.put("TemplateParam", json.valueToTree(message.words()).toString());
        }
        if (!message.extension().isEmpty()) {
            query.put("SmsUpExtendCode", message.extension());
        }
        return query;
    }

    private Outside.Heard call(String action, SortedMap<String, String> query) {
        var signer =
                new Acs3Signer(config.keyId().orElse(""), config.keySecret().orElse(""));
        var call = new Acs3Signer.Call(config.url(), action, VERSION, query);
        return outside.ask(signer.sign(call, clock.instant(), UUID.randomUUID().toString()));
    }

    private Answer meaning(Outside.Said said, Outgoing message) {
        var answer = said.tree(json);
        var code = answer.path("Code").asText("");
        if (code.isEmpty()) {
            return said.status() / 100 == 2 ? new Answer.Unknown("unreadable") : said.byStatus();
        }
        if (!code.equals("OK")) {
            return CODES.answer(code);
        }
        var reference = answer.path("BizId").asText("");
        return taken(message, reference.isEmpty() ? message.id().toString() : reference);
    }

    /** It does not say what it charges, but its rules do. */
    private Answer taken(Outgoing message, String reference) {
        var whole = "【" + config.sign() + "】" + message.text();
        return new Answer.Taken(reference, SmsLength.charged(whole).segments());
    }
}
