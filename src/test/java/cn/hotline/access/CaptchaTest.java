package cn.hotline.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.hotline.notice.gateway.CloudStub;
import cn.hotline.notice.gateway.CloudStub.Said;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against a stand-in for GeeTest v4's validate. */
class CaptchaTest {

    private static final String SOLVED =
            "{\"lot_number\":\"4dc3cfc2\",\"captcha_output\":\"a b\",\"pass_token\":\"p\",\"gen_time\":\"1700000000\"}";

    private final CloudStub geetest = new CloudStub();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    @AfterEach
    void close() {
        geetest.close();
    }

    @Test
    void withoutOneNobodyIsAsked() {
        captcha(Optional.empty(), true).demandPerson(null);
        assertThat(asked).isEmpty();
    }

    @Test
    void whatWasSolvedIsSignedAndSentAndLetsIn() {
        says(200, "{\"status\":\"success\",\"result\":\"success\",\"reason\":\"\"}");
        captcha(Optional.of("id-1"), true).demandPerson(SOLVED);
        assertThat(asked).hasSize(1);
        // HMAC-SHA256 of "4dc3cfc2" under "key-1", by openssl
        assertThat(asked.getFirst())
                .startsWith("/validate?captcha_id=id-1 ")
                .contains("lot_number=4dc3cfc2", "captcha_output=a+b", "pass_token=p", "gen_time=1700000000")
                .contains("sign_token=7e6822059125839b6e318816e8a75dfdf0c84063b37fe5372e45458fc7299eec");
    }

    @Test
    void whatWasNotSolvedIsRefusedAndSoIsNonsense() {
        says(200, "{\"status\":\"success\",\"result\":\"fail\",\"reason\":\"pass_token expire\"}");
        refused(SOLVED, true, ProblemType.INVALID);
        says(200, "{\"status\":\"error\",\"code\":\"-50005\",\"msg\":\"illegal gen_time\"}");
        refused(SOLVED, true, ProblemType.INVALID);
        int before = asked.size();
        for (var nothing : new String[] {null, "", "x", "[]", "{}", "{\"lot_number\":\"\"}"}) {
            refused(nothing, true, ProblemType.INVALID);
        }
        assertThat(asked).hasSize(before);
    }

    @Test
    void whileItIsAwayTheCityHasSaidWhetherCodesAreSent() {
        says(502, "bad gateway");
        captcha(Optional.of("id-1"), true).demandPerson(SOLVED);
        refused(SOLVED, false, ProblemType.UNAVAILABLE);
        geetest.answers(request -> new Said(0, ""));
        captcha(Optional.of("id-1"), true).demandPerson(SOLVED);
        refused(SOLVED, false, ProblemType.UNAVAILABLE);
    }

    private void refused(@Nullable String solved, boolean failOpen, ProblemType type) {
        assertThatThrownBy(() -> captcha(Optional.of("id-1"), failOpen).demandPerson(solved))
                .isInstanceOfSatisfying(
                        Refusal.class, refusal -> assertThat(refusal.type()).isEqualTo(type));
    }

    private void says(int status, String body) {
        geetest.answers(request -> {
            asked.add(request.exchange().getRequestURI() + " " + request.body());
            return new Said(status, body);
        });
    }

    private Captcha captcha(Optional<String> id, boolean failOpen) {
        return new Captcha(
                new CaptchaConfig() {
                    @Override
                    public Optional<String> id() {
                        return id;
                    }

                    @Override
                    public Optional<String> key() {
                        return Optional.of("key-1");
                    }

                    @Override
                    public URI url() {
                        return URI.create(geetest.url());
                    }

                    @Override
                    public boolean failOpen() {
                        return failOpen;
                    }
                },
                new ObjectMapper());
    }
}
