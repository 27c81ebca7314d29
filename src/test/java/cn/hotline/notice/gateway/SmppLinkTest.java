package cn.hotline.notice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import cn.hotline.support.Await;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The bind, and what becomes of it. */
class SmppLinkTest {

    private final int port = SmppRig.freePort();
    private final SmppStub centre = new SmppStub(port);

    @AfterEach
    void close() {
        centre.close();
    }

    @Test
    void theLinkIsMadeAnewWhenItIsCut() {
        try (var rig = new SmppRig(port).bound()) {
            centre.cut();
            Await.until("bound again", SmppRig.SOON, () -> !centre.bound.isEmpty());
            rig.bound();
        }
    }

    @Test
    void aCentreThatIsAwayIsSaidToBeAwayAndFoundWhenItIsBack() {
        centre.close();
        try (var rig = new SmppRig(port)) {
            assertThat(rig.gateway.send(Messages.text("x"))).isEqualTo(new Answer.Refused(Fault.BUSY, "not-bound"));
            try (var back = new SmppStub(port)) {
                rig.bound();
                assertThat(back.submitted).isNotEmpty();
            }
        }
    }

    @Test
    void aWrongPasswordIsAMatterOfTheAccount() {
        try (var rig = new SmppRig(port, "password", "wrong")) {
            var refused = new Answer.Refused(Fault.ACCOUNT, "smpp-0000000e");
            Await.until("refused", SmppRig.SOON, () -> refused.equals(rig.gateway.send(Messages.text("x"))));
            assertThat(centre.submitted).isEmpty();
        }
    }
}
