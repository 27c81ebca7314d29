package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The examples that the providers publish. */
class SignersTest {

    @ParameterizedTest
    @CsvSource({
        "2023-10-26T10:22:32Z, 3156853299f313e23d1673dc12e1703d,"
                + " 06563a9e1b43f5dfe96b81484da74bceab24a1d853912eee15083a6f0f3283c0",
        "2023-10-26T09:01:01Z, d410180a5abf7fe235dd9b74aca91fc0,"
                + " e521358f7776c97df52e6b2891a8bc73026794a071b50c3323388c4e0df64804"
    })
    void alibabasExampleIsSignedAsTheySignIt(String at, String nonce, String signature) {
        var query = new TreeMap<>(
                Map.of("ImageId", "win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd", "RegionId", "cn-shanghai"));
        var call = new Acs3Signer.Call(
                URI.create("https://ecs.cn-shanghai.aliyuncs.com"), "RunInstances", "2014-05-26", query);
        var request = new Acs3Signer("YourAccessKeyId", "YourAccessKeySecret").sign(call, Instant.parse(at), nonce);
        assertThat(request.headers().firstValue("Authorization"))
                .contains("ACS3-HMAC-SHA256 Credential=YourAccessKeyId,"
                        + "SignedHeaders=host;x-acs-action;x-acs-content-sha256;x-acs-date;x-acs-signature-nonce;"
                        + "x-acs-version,Signature=" + signature);
        assertThat(request.uri().getRawQuery())
                .isEqualTo("ImageId=win2019_1809_x64_dtc_zh-cn_40G_alibase_20230811.vhd&RegionId=cn-shanghai");
    }

    @Test
    void tencentsExampleIsSignedAsTheySignIt() {
        var signed = new TreeMap<>(
                Map.of("content-type", "application/json; charset=utf-8", "host", "cvm.tencentcloudapi.com"));
        var body = "{\"Limit\": 1, \"Filters\": [{\"Values\": [\"\\u672a\\u547d\\u540d\"],"
                + " \"Name\": \"instance-name\"}]}";
        // With its stars: the key was masked before it was signed with.
        var signer = new Tc3Signer("AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******", "Gu5t9xGARNpq86cd98joQYCN3*******");
        assertThat(signer.authorization("cvm", signed, body, Instant.ofEpochSecond(1_551_113_065)))
                .isEqualTo("TC3-HMAC-SHA256 Credential=AKIDz8krbsJ5yKBZQpn74WFkmLPx3*******/2019-02-25/cvm/tc3_request,"
                        + " SignedHeaders=content-type;host,"
                        + " Signature=2230eefd229f582d8b1b891af7107b91597240707d778ab3738f756258d7652c");
    }

    @Test
    void noKeyIsEverPrinted() {
        assertThat(new Acs3Signer("id", "secret").toString()).doesNotContain("secret");
        assertThat(new Tc3Signer("id", "secret").toString()).doesNotContain("secret");
    }
}
