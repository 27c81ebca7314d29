package cn.hotline.it;

import static org.assertj.core.api.Assertions.assertThat;

import cn.hotline.support.Await;
import cn.hotline.support.Together;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Whatever breaks, whoever follows is told of every step that was committed, in its order, none twice. */
class FeedStormIT {

    private static final int KILLS = 1_000;
    private static final int FEWER_KILLS = 300;
    private static final int CHANGES = 300;
    private static final Duration STORM = Duration.ofSeconds(60);
    private static final Duration CALM = Duration.ofSeconds(30);

    private static MortalPostgres postgres;
    private static StormCity city;
    private static Node second;

    private final long seed = Long.getLong("storm.seed", new Random().nextLong(1_000_000));
    private final Random random = new Random(seed);
    private final List<Follower> tossed = city.followers(2);
    private final List<Follower> steady = city.followers(1);
    private final List<Follower> all = new ArrayList<>(tossed);

    FeedStormIT() {
        System.out.println("the storm of seed " + seed + " (-Dstorm.seed)");
        all.addAll(steady);
    }

    @BeforeAll
    static void build() {
        postgres = new MortalPostgres();
        city = new StormCity(postgres.database());
        var started = Together.all(2, i -> city.startNode("node-" + i));
        second = started.getLast();
        city.open(started.getFirst());
        city.settle("node-0");
    }

    @AfterAll
    static void end() {
        city.stop();
        second.kill();
        postgres.stop();
    }

    @Test
    void aThousandBrokenSocketsMissNothing() {
        begin();
        var changes = new Changes(city, seed);
        try (changes;
                var storm = new Storm(city, tossed, seed)) {
            storm.await(KILLS, STORM, () -> changes.acknowledged().size() > CHANGES);
        }
        everybodyKnowsEverything(changes);
        assertThat(steady).allMatch(follower -> follower.lines() == 1);
    }

    @Test
    void aDatabaseThatDiesAndComesBackCostsTimeAndNoStep() {
        begin();
        var changes = new Changes(city, seed);
        try (changes;
                var storm = new Storm(city, tossed, seed)) {
            storm.await(FEWER_KILLS, STORM, () -> true);
            postgres.die();
            postgres.start();
            int before = changes.acknowledged().size();
            int kills = storm.kills();
            storm.await(kills + FEWER_KILLS, STORM, () -> changes.acknowledged().size() > before + CHANGES);
        }
        everybodyKnowsEverything(changes);
        assertThat(changes.failed()).as("changes that met no database").isPositive();
        assertThat(steady).allMatch(follower -> follower.lines() == 1);
    }

    @Test
    void clientsHopBetweenNodesOneOfWhichDies() {
        city.open(second);
        begin();
        var changes = new Changes(city, seed);
        try (changes;
                var storm = new Storm(city, tossed, seed)) {
            storm.await(FEWER_KILLS, STORM, () -> true);
            city.kill(second);
            city.open(city.startNode("again"));
            int before = changes.acknowledged().size();
            storm.await(
                    storm.kills() + FEWER_KILLS,
                    STORM,
                    () -> changes.acknowledged().size() > before + CHANGES);
        }
        everybodyKnowsEverything(changes);
    }

    private void begin() {
        all.forEach(follower -> follower.hop(city.port(random), false));
        Await.until("everybody's first snapshot", CALM, () -> {
            all.forEach(Follower::take);
            return all.stream().allMatch(follower -> follower.since() >= 0);
        });
    }

    /** As every client does, each comes back until there is nothing more to come. */
    private void everybodyKnowsEverything(Changes changes) {
        var truth = new Truth(city.database());
        Await.until("everything has its place in the stream", CALM, truth::isPlaced);
        try {
            Await.until("everybody knows everything", CALM, () -> {
                all.forEach(this::goOn);
                return all.stream().allMatch(truth::isKnownTo);
            });
        } finally {
            all.forEach(Follower::leave);
            assertThat(all.stream().flatMap(follower -> follower.faults().stream()))
                    .isEmpty();
        }
        assertThat(truth.steps()).containsAll(changes.acknowledged()).doesNotHaveDuplicates();
        all.forEach(truth::wasTold);
        System.out.printf(
                "%d changes acknowledged, %d not, over %d lines%n",
                changes.acknowledged().size(),
                changes.failed(),
                all.stream().mapToInt(Follower::lines).sum());
    }

    private void goOn(Follower follower) {
        try {
            follower.resume(city.port(random));
            follower.take();
        } catch (CompletionException e) {
            // once more
        }
    }
}
