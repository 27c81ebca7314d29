package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.notice.Gateway;
import cn.hotline.notice.Outgoing;
import cn.hotline.notice.SmsLength;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.Set;

/** Tencent Cloud SMS: SendSms of 2021-01-11. */
@Singleton
final class TencentGateway implements Gateway {

    static final String NAME = "tencent";

    private static final String VERSION = "2021-01-11";

    private static final Set<String> OUT_OF_REACH = Set.of("UNDELIV", "EXPIRED");

    /** As the provider documents them; what begins alike means alike, but for those named. */
    private static final CodeTable CODES = new CodeTable(Fault.CONTENT)
            .refused(Fault.NUMBER, "FailedOperation.PhoneNumberInBlacklist", "FailedOperation.PhoneNumberParseFail")
            .refused(Fault.NUMBER, "InvalidParameterValue.IncorrectPhoneNumber", "UnsupportedOperation.*")
            .refused(Fault.THROTTLED, "LimitExceeded.*", "RequestLimitExceeded", "RequestLimitExceeded.*")
            .refused(Fault.THROTTLED, "FailedOperation.MarketingSendTimeConstraint")
            .refused(Fault.ACCOUNT, "LimitExceeded.AppDailyLimit", "LimitExceeded.AppMainlandChinaDailyLimit")
            .refused(Fault.ACCOUNT, "UnauthorizedOperation.*", "UnauthorizedOperation", "AuthFailure.*", "AuthFailure")
            .refused(Fault.ACCOUNT, "FailedOperation.InsufficientBalanceInSmsPackage", "InvalidParameter.AppidAndBizId")
            .refused(Fault.ACCOUNT, "InvalidParameterValue.SdkAppIdNotExist", "UnsupportedRegion", "NoSuchVersion")
            .refused(Fault.ACCOUNT, "ResourceInsufficient", "IpInBlacklist", "InvalidAction")
            .refused(Fault.CONTENT, "FailedOperation.TemplateIncorrectOrUnapproved", "FailedOperation.*")
            .refused(
                    Fault.CONTENT,
                    "FailedOperation.ContainSensitiveWord",
                    "FailedOperation.SignatureIncorrectOrUnapproved")
            .refused(Fault.CONTENT, "InvalidParameterValue.*", "InvalidParameter.*", "MissingParameter.*")
            .refused(Fault.UNAVAILABLE, "ServiceUnavailable", "ServiceUnavailable.*", "ResourceUnavailable")
            .refused(Fault.UNAVAILABLE, "InternalError.JsonParseFail", "InternalError.RequestTimeException")
            .unknown("InternalError", "InternalError.*");

    private final TencentConfig config;
    private final Outside outside;
    private final ObjectMapper json;
    private final Clock clock;
    private final TestKey test;

    TencentGateway(TencentConfig config, Outside outside, ObjectMapper json, Inbox inbox, Clock clock) {
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
        return TestKey.is(config.secretId())
                || config.secretId().isPresent()
                        && config.secretKey().isPresent()
                        && config.appId().isPresent();
    }

    /** That the phone was off or out of reach. */
    @Override
    public boolean isTemporary(String code) {
        return OUT_OF_REACH.contains(code);
    }

    @Override
    public Answer send(Outgoing message) {
        if (TestKey.is(config.secretId())) {
            return test.answer(message);
        }
        var template = message.codes().getOrDefault(NAME, "");
        if (template.isBlank()) {
            return new Answer.Refused(Fault.CONTENT, "no-template");
        }
        var signer =
                new Tc3Signer(config.secretId().orElse(""), config.secretKey().orElse(""));
        var call = new Tc3Signer.Call(config, "sms", "SendSms", VERSION);
        var body = body(message, template).toString();
        return outside.ask(signer.sign(call, body, clock.instant())).answer(said -> meaning(said, message));
    }

    private ObjectNode body(Outgoing message, String template) {
        var body = json.createObjectNode()
                .put("SmsSdkAppId", config.appId().orElse(""))
                .put("SignName", config.sign())
                .put("TemplateId", template)
                .put("SessionContext", message.id().toString());
        body.putArray("PhoneNumberSet").add(message.to().e164());
        var words = body.putArray("TemplateParamSet");
        message.words().values().forEach(words::add);
        if (!message.extension().isEmpty()) {
            body.put("ExtendCode", message.extension());
        }
        return body;
    }

    private Answer meaning(Outside.Said said, Outgoing message) {
        var answer = said.tree(json).path("Response");
        var fault = answer.at("/Error/Code").asText("");
        var status = answer.at("/SendStatusSet/0");
        var code = fault.isEmpty() ? status.path("Code").asText("") : fault;
        if (code.isEmpty()) {
            return said.status() / 100 == 2 ? new Answer.Unknown("unreadable") : said.byStatus();
        }
        return code.equals("Ok") ? taken(message, status) : CODES.answer(code);
    }

    private Answer taken(Outgoing message, JsonNode status) {
        var reference = status.path("SerialNo").asText("");
        int fee = status.path("Fee").asInt(0);
        return new Answer.Taken(
                reference.isEmpty() ? message.id().toString() : reference,
                fee > 0
                        ? fee
                        : SmsLength.charged("【" + config.sign() + "】" + message.text())
                                .segments());
    }
}
