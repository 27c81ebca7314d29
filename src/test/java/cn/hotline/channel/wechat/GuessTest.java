package cn.hotline.channel.wechat;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import cn.hotline.support.As;
import cn.hotline.support.ModelAtHand;
import cn.hotline.support.Postgres;
import cn.hotline.support.WechatHook;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What somebody tells in their own words becomes a matter when they say that it is so. */
@QuarkusTest
@QuarkusTestResource(Postgres.class)
class GuessTest {

    private final WechatHook somebody = new WechatHook();

    @AfterEach
    void reset() {
        ModelAtHand.reset();
    }

    @Test
    void aMatterThatWasGuessedIsConfirmedAndAskedForWhatItNeeds() {
        assertThat(somebody.says("建设路12号门前路灯不亮，一共3盏，已经一周了"))
                .contains("您反映的是不是“路灯不亮与照明损坏”")
                .contains("类型：求助")
                .contains("回复 1 是，2 重新选择");
        var answer = somebody.says("1");
        for (int i = 0; i < 5 && !answer.contains("联系电话"); i++) {
            assertThat(answer).startsWith("请补充：");
            answer = somebody.says(answer.contains("是、否") ? "否" : answer.contains("数") ? "3" : "建设路12号");
        }
        assertThat(somebody.says("匿名")).contains("事项：路灯不亮与照明损坏").contains("回复 1 提交");
        As.agent()
                .get("/api/staff/v1/tickets/{n}", WechatHook.number(somebody.says("1")))
                .then()
                .body("matter.code", equalTo("010104"))
                .body("type", equalTo("HELP"))
                .body("elements.lampCount", equalTo(3));
    }

    @Test
    void noiseOfAGarageIsAComplaintAboutThatEstate() {
        assertThat(somebody.says(
                        "停车库太吵了，我应该提供什么资料反映呢？晚上睡觉半夜还在想，一天到晚吵的，烦死了。" + "地下停车场出入口那里没有做一点隔音处理。六安市三十铺镇水韵东方小区。靠近进门一百二十一栋。"))
                .contains("您反映的是不是")
                .contains("噪声")
                .contains("类型：投诉")
                .contains("水韵东方小区121栋");
        assertThat(somebody.says("是")).doesNotContain("您反映的是不是");
    }

    @Test
    void whatCannotBeGuessedIsChosenInAList() {
        assertThat(somebody.says("我有一件事情想说一说"))
                .startsWith("请选择")
                .contains("1 城乡建设")
                .contains("0 不清楚");
        assertThat(somebody.says("1")).startsWith("请选择").contains("1 城市管理");
        assertThat(somebody.says("说来话长")).startsWith("请选择").contains("1 城市管理");
        assertThat(somebody.says("城市管理")).contains("4 路灯不亮与照明损坏");
        assertThat(somebody.says("99")).contains("4 路灯不亮与照明损坏");
        assertThat(somebody.says("4")).startsWith("请补充：").contains("跳过");
        assertThat(somebody.says("跳过")).contains("联系电话");
        assertThat(somebody.says("匿名")).contains("我有一件事情想说一说\n说来话长\n99").contains("由工作人员归类");
    }

    @Test
    void aWrongGuessLeadsToTheListAndWordsInsteadOfAnAnswerAreKept() {
        assertThat(somebody.says("建设路12号门前路灯不亮")).contains("路灯不亮与照明损坏");
        assertThat(somebody.says("晚上很不方便")).contains("您反映的是不是“路灯不亮与照明损坏”");
        assertThat(somebody.says("2")).startsWith("请选择");
        assertThat(somebody.says("0")).contains("联系电话");
        assertThat(somebody.says("199 0000 0001")).contains("建设路12号门前路灯不亮\n晚上很不方便");
        As.agent()
                .get("/api/staff/v1/tickets/{n}", WechatHook.number(somebody.says("1")))
                .then()
                .body("matter", nullValue());
    }

    @Test
    void aSlowModelIsNotWaitedForAndTheListIsShown() {
        ModelAtHand.thinks(transcript -> {
            LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(6));
            return Optional.empty();
        });
        long start = System.nanoTime();
        assertThat(somebody.says("建设路12号门前路灯不亮")).startsWith("请选择");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
        start = System.nanoTime();
        assertThat(somebody.says("0")).contains("联系电话");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(2));
    }

    @Test
    void aModelThatFailsHurtsNobody() {
        ModelAtHand.thinks(transcript -> {
            throw new IllegalStateException("no such model");
        });
        assertThat(somebody.says("建设路12号门前路灯不亮")).startsWith("请选择");
    }

    @Test
    void whatIsMeantForAPersonOrIsACommandIsToldNoModel() {
        var heard = new CopyOnWriteArrayList<String>();
        ModelAtHand.thinks(transcript -> {
            heard.add(transcript.turns().getFirst().text());
            return Optional.empty();
        });
        var number = somebody.files("人民路井盖松动");
        somebody.says("查询 " + number);
        somebody.says("催办 " + number + " 太危险了");
        somebody.says("补充 下雨天很滑");
        somebody.says("199 0000 0001");
        somebody.says("取消");
        somebody.says("人工");
        somebody.says("建设路12号门前路灯不亮");
        assertThat(heard).containsExactly("人民路井盖松动");
    }

    @Test
    void whatIsSentWhileAModelThinksStaysBehindIt() throws Exception {
        somebody.says("您好");
        var asked = new CountDownLatch(1);
        ModelAtHand.thinks(transcript -> {
            if (transcript.turns().getFirst().text().contains("路灯")) {
                asked.countDown();
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
            return Optional.empty();
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first = CompletableFuture.supplyAsync(() -> somebody.says("建设路12号门前路灯不亮"), threads);
            assertThat(asked.await(5, TimeUnit.SECONDS)).isTrue();
            somebody.says("晚上很不方便");
            assertThat(first.get(5, TimeUnit.SECONDS)).contains("您反映的是不是");
        }
        somebody.says("2");
        somebody.says("0");
        assertThat(somebody.says("匿名")).contains("建设路12号门前路灯不亮\n晚上很不方便");
    }

    @Test
    void wordsThatOnlyBeginLikeACommandAreAMatter() {
        var number = somebody.files("人民路井盖松动");
        somebody.tells("催办多次没有结果，文化路路灯也不亮");
        somebody.says("匿名");
        As.agent()
                .get("/api/staff/v1/tickets/{n}", WechatHook.number(somebody.says("1")))
                .then()
                .body("text", containsString("催办多次没有结果"));
        As.agent().get("/api/staff/v1/tickets/{n}", number).then().body("urges", equalTo(0));
    }

    @Test
    void anotherPhoneNumberTakesThePlaceOfTheFirst() {
        somebody.tells("人民路井盖松动");
        assertThat(somebody.says("19900000001")).contains("199****0001");
        somebody.says("2");
        assertThat(somebody.says("19900000002")).contains("199****0002").doesNotContain("199****0001");
    }
}
