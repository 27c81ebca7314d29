package cn.hotline.feed.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which addresses and URLs webhooks may reach. */
class PublicAddressTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0.0",
                "0.1.2.3",
                "10.0.0.1",
                "10.255.255.255",
                "100.64.0.1",
                "100.127.255.255",
                "127.0.0.1",
                "127.255.255.254",
                "169.254.0.1",
                "169.254.169.254",
                "172.16.0.1",
                "172.31.255.255",
                "192.0.0.1",
                "192.0.0.170",
                "192.0.2.1",
                "192.88.99.1",
                "192.168.0.1",
                "192.168.255.255",
                "198.18.0.1",
                "198.19.255.255",
                "198.51.100.7",
                "203.0.113.9",
                "224.0.0.1",
                "239.255.255.255",
                "240.0.0.1",
                "255.255.255.255",
                "::",
                "::1",
                "::7f00:1",
                "::ffff:127.0.0.1",
                "::ffff:10.0.0.1",
                "::ffff:169.254.169.254",
                "fe80::1",
                "febf::1",
                "fec0::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "ff0e::1",
                "100::1",
                "64:ff9b::7f00:1",
                "64:ff9b::a00:1",
                "64:ff9b::a9fe:a9fe",
                "64:ff9b:1::1",
                "2001::1",
                "2001:0:4136:e378::1",
                "2001:10::1",
                "2001:20::1",
                "2001:db8::1",
                "3fff::1",
                "2002:7f00:1::1",
                "2002:a00:1::1",
                "2002:c0a8:101::1",
                "2002:a9fe:a9fe::1",
                "4000::1",
                "5f00::1"
            })
    void anAddressThatIsNotOfThePublicInternetIsClosed(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1.1.1.1",
                "8.8.8.8",
                "9.255.255.255",
                "11.0.0.0",
                "93.184.215.14",
                "100.63.255.255",
                "100.128.0.0",
                "126.255.255.255",
                "128.0.0.1",
                "169.253.255.255",
                "169.255.0.0",
                "172.15.255.255",
                "172.32.0.0",
                "192.0.1.0",
                "192.0.3.0",
                "192.167.255.255",
                "192.169.0.0",
                "198.17.255.255",
                "198.20.0.0",
                "202.96.128.86",
                "223.255.255.255",
                "::ffff:8.8.8.8",
                "64:ff9b::808:808",
                "2002:808:808::1",
                "2001:200::1",
                "2001:4860:4860::8888",
                "240e::1",
                "2408:8000::1",
                "2a00::1",
                "3ffe::1"
            })
    void anAddressOfThePublicInternetIsOpen(String address) throws UnknownHostException {
        assertThat(PublicAddress.isPublic(InetAddress.getByName(address))).isTrue();
    }

    /** As bytes, since Java would make the text form an IPv4 address. */
    @Test
    void anIpv4AddressInIpv6ClothesIsJudgedAsWhatItIs() throws UnknownHostException {
        var mapped = new byte[16];
        mapped[10] = (byte) 0xff;
        mapped[11] = (byte) 0xff;
        mapped[12] = 10;
        mapped[15] = 1;
        assertThat(PublicAddress.isPublic(java.net.Inet6Address.getByAddress(null, mapped, -1)))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "hooks.example.cn",
                "//hooks.example.cn/",
                "https:",
                "https://",
                "https:///x",
                "ftp://hooks.example.cn/",
                "file:///etc/passwd",
                "gopher://hooks.example.cn/",
                "javascript:alert(1)",
                "https://user@hooks.example.cn/",
                "https://user:pass@hooks.example.cn/",
                "https://@hooks.example.cn/",
                "https://hooks.example.cn@10.0.0.1/",
                "https://hooks.example.cn/#x",
                "https://hooks.example.cn/#",
                "https://hooks.example.cn:80/",
                "https://hooks.example.cn:22/",
                "https://hooks.example.cn:0/",
                "https://hooks.example.cn:1023/",
                "https://hooks.example.cn:65536/",
                "https://hooks.example.cn:-1/",
                "https://hooks.example.cn:x/",
                "https://hooks .example.cn/",
                "https://hooks.example.cn/a b",
                "https://hooks.example.cn\\@10.0.0.1/",
                "https://hooks.example.cn/\r\nX: y",
                "https://%31%30.0.0.1/",
                "https://127.1/",
                "https://0177.1/",
                "https://1.2.3.4.5/",
                "https://[fe80::1%25eth0/",
                "https://[::1/",
                "https://热线.example.cn/",
                "http://hooks.example.cn/"
            })
    void whatIsNoPlainHttpsAddressIsRefused(String url) {
        assertThatThrownBy(() -> Destination.Url.parse(url)).isInstanceOf(Undeliverable.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://hooks.example.cn", "HTTPS://Hooks.Example.CN/", "https://hooks.example.cn:443/",
                "https://hooks.example.cn:1024/x", "https://hooks.example.cn:65535/x?y=z&k=%20", "https://8.8.8.8/",
                "https://[2001:4860:4860::8888]:8443/x", "https://hooks.example.cn./"
            })
    void aPlainHttpsAddressIsTaken(String url) throws Undeliverable {
        assertThat(Destination.Url.parse(url).tls()).isTrue();
    }
}
