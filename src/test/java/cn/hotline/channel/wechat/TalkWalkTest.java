package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.channel.Drafts;
import cn.hotline.support.Postgres;
import cn.hotline.support.Rows;
import cn.hotline.support.WechatHook;
import io.quarkus.arc.Arc;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** People who say anything in any order, and WeChat that says it again: no word is lost, nothing is filed twice. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class TalkWalkTest {

    private static final int WALKS = 12;
    private static final int STEPS = 30;

    private final long seed = Long.getLong("walk.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @Test
    void noWordIsLostAndNothingIsFiledTwice() {
        System.out.println("walk.seed=" + seed);
        for (int i = 0; i < WALKS; i++) {
            new Walk().go();
        }
    }

    private final class Walk {

        private final WechatHook somebody = new WechatHook();
        private final List<String> open = new ArrayList<>();
        private int filed;
        private String last = "";

        void go() {
            for (int i = 0; i < STEPS; i++) {
                step(i);
            }
            assertThat(tickets()).as("seed %d", seed).isEqualTo(filed);
        }

        private void step(int i) {
            switch (random.nextInt(11)) {
                case 0, 1, 2 -> tell("第" + i + "件事" + random.nextInt(1_000_000));
                case 3 -> heard("匿名");
                case 4 -> heard("1");
                case 5 -> heard("2");
                case 6 -> heard(random.nextBoolean() ? "取消" : "19900000001");
                case 7 -> heardPicture();
                case 8 -> heard("0");
                case 9 -> heard("跳过");
                default -> repeat();
            }
        }

        private void tell(String words) {
            open.add(words);
            answered(send(words));
        }

        /** A word of the conversation, or of the matter: by how far it has come. */
        private void heard(String words) {
            open.add(words);
            answered(send(words));
        }

        private void heardPicture() {
            answered(somebody.sends("image", "<PicUrl>x</PicUrl><MediaId>m" + random.nextInt() + "</MediaId>"));
        }

        private String send(String words) {
            last = somebody.text("<![CDATA[" + words + "]]>", WechatHook.id());
            return somebody.said(last);
        }

        private void repeat() {
            if (!last.isEmpty()) {
                var again = somebody.said(last);
                assertThat(somebody.said(last)).as("seed %d", seed).isEqualTo(again);
            }
        }

        private void answered(String answer) {
            assertThat(answer).as("seed %d", seed).isNotEmpty();
            if (answer.startsWith("已提交")) {
                filed++;
                var ticket = cn.hotline.support.As.agent()
                        .get("/api/staff/v1/tickets/{n}", WechatHook.number(answer))
                        .jsonPath();
                var text = ticket.getString("text") + ticket.getString("elements");
                told().forEach(words -> assertThat(text).as("seed %d", seed).contains(words));
                open.clear();
            } else if (answer.startsWith("已取消")) {
                open.clear();
            } else if (!told().isEmpty()) {
                var text = draft();
                told().forEach(words -> assertThat(text).as("seed %d", seed).contains(words));
            }
        }

        private List<String> told() {
            return open.stream().filter(words -> words.startsWith("第")).toList();
        }

        private String draft() {
            var drafts = Arc.container().instance(Drafts.class).get();
            return QuarkusTransaction.requiringNew().call(() -> {
                var owner = "wechat:"
                        + Conversation.of(Keys.conversation(somebody.openId())).orElseThrow();
                var gist = drafts.open(owner).getFirst().gist();
                return gist.text() + gist.elements();
            });
        }

        private long tickets() {
            return Rows.count(
                    "select count(*) from ticket t join wechat_conversation c on c.citizen = t.citizen where c.openid_hash = ?",
                    Keys.conversation(somebody.openId()));
        }
    }
}
