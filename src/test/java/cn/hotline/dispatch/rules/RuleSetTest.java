package cn.hotline.dispatch.rules;

import static cn.hotline.dispatch.rules.SomeRules.MONDAY_MORNING;
import static cn.hotline.dispatch.rules.SomeRules.local;
import static cn.hotline.dispatch.rules.SomeRules.rule;
import static cn.hotline.dispatch.rules.SomeRules.ticket;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a single rule asks, and which of several wins; the ticket is an urgent complaint of Monday morning. */
class RuleSetTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "'matter':'010104'",
                "'matter':'01'",
                "'type':'COMPLAINT'",
                "'level':'URGENT'",
                "'region':'999900'",
                "'region':'999901'",
                "'region':'999901001'",
                "'keywords':['路灯']",
                "'keywords':['停电','自来水']",
                "'keywords':['app']",
                "'keywords':[' 路灯　']",
                "'keywords':['建设路']",
                "'exceptKeywords':['停电']",
                "'keywords':['路灯'],'exceptKeywords':['景观灯']",
                "'validFrom':'2026-11-23'",
                "'validUntil':'2026-11-23'",
                "'window':{'weekdays':['MONDAY']}",
                "'window':{'fromHour':10,'beforeHour':11}",
                "'window':{'fromHour':22,'beforeHour':12}"
            })
    void aRuleThatAsksThisFits(String conditions) {
        assertThat(new RuleSet(1, List.of(rule(conditions, "U"))).first(ticket()))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'matter':'02'",
                "'matter':'0101041'",
                "'type':'HELP'",
                "'level':'GENERAL'",
                "'region':'999902'",
                "'region':'999901002'",
                "'keywords':['停电']",
                "'keywords':['路灯不亮了']",
                "'exceptKeywords':['停电','路灯']",
                "'keywords':['路灯'],'exceptKeywords':['APP']",
                "'validFrom':'2026-11-24'",
                "'validUntil':'2026-11-22'",
                "'window':{'weekdays':['SUNDAY','TUESDAY']}",
                "'window':{'fromHour':11,'beforeHour':24}",
                "'window':{'fromHour':22,'beforeHour':10}"
            })
    void aRuleThatAsksThisDoesNot(String conditions) {
        assertThat(new RuleSet(1, List.of(rule(conditions, "U"))).first(ticket()))
                .isNull();
    }

    @Test
    void theFirstThatFitsWins() {
        var rules = new RuleSet(
                7,
                List.of(
                        rule("'matter':'02'", "A"),
                        rule("'matter':'0101'", "B"),
                        rule("'matter':'010104'", "C"),
                        rule("", "D")));
        var hits = rules.fitting(ticket(), 10);
        assertThat(hits).extracting(RuleSet.Hit::unit).containsExactly("B", "C", "D");
        assertThat(hits).extracting(RuleSet.Hit::position).containsExactly(2, 3, 4);
        assertThat(rules.fitting(ticket(), 2)).hasSize(2);
    }

    @Test
    void whatNothingIsKnownOfFitsNoRuleThatAsksForIt() {
        var unknown = ticket(null, null, "路灯", MONDAY_MORNING);
        assertThat(new RuleSet(1, List.of(rule("'matter':'01'", "A"), rule("'region':'9999'", "B"))).first(unknown))
                .isNull();
        assertThat(new RuleSet(1, List.of(rule("'keywords':['路灯']", "A"))).first(unknown))
                .isNotNull();
    }

    @Test
    void aLocalRuleNeedsAUnitOfThePlace() {
        var rules = new RuleSet(
                1,
                List.of(
                        local("'matter':'01'", Rule.Local.STREET),
                        local("'matter':'01'", Rule.Local.DISTRICT),
                        rule("", "U")));
        assertThat(rules.first(ticket())).extracting(RuleSet.Hit::unit).isEqualTo("S");
        assertThat(rules.first(at(new Territory("D", null))))
                .extracting(RuleSet.Hit::unit)
                .isEqualTo("D");
        assertThat(rules.first(at(Territory.NOWHERE)))
                .extracting(RuleSet.Hit::unit)
                .isEqualTo("U");
    }

    @ParameterizedTest
    @CsvSource({"21,false", "22,true", "23,true", "0,true", "5,true", "6,false", "12,false"})
    void hoursGoOverMidnight(int hour, boolean fits) {
        var night = new RuleSet(1, List.of(rule("'window':{'fromHour':22,'beforeHour':6}", "U")));
        var at = LocalDateTime.of(2026, 11, 23, hour, 59);
        assertThat(night.first(ticket("01", null, "", at)) != null).isEqualTo(fits);
    }

    @Test
    void keywordsOverlapAndLieInsideEachOther() {
        var keywords = new Keywords(List.of("消防", "消防通道", "防通", "通道堵", "堵", "道路"));
        var found = keywords.in("小区消防通道堵了三天");
        for (var word : List.of("消防", "消防通道", "防通", "通道堵", "堵")) {
            assertThat(found.get(keywords.number(word))).as(word).isTrue();
        }
        assertThat(found.get(keywords.number("道路"))).isFalse();
        assertThat(found.cardinality()).isEqualTo(5);
    }

    private static Subject at(Territory territory) {
        var ticket = ticket();
        return new Subject(
                ticket.type(),
                ticket.level(),
                ticket.matter(),
                ticket.region(),
                ticket.title(),
                ticket.text(),
                ticket.at(),
                territory);
    }
}
