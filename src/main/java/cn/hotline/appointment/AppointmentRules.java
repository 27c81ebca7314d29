package cn.hotline.appointment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** Numbers of the trade for appointments (domain §6). */
@ConfigMapping(prefix = "hotline.appointment")
public interface AppointmentRules {

    /** How long a seat is held for somebody who has not confirmed yet. */
    @WithDefault("5m")
    Duration hold();

    /** Until so long before it begins an appointment may be cancelled or moved. */
    @WithDefault("2h")
    Duration cancelBefore();

    /** Days ahead, from today, that slots are published for. */
    @WithDefault("14")
    int daysAhead();

    /** How many times one appointment may be moved. */
    @WithDefault("3")
    int moves();

    /** Free slots offered instead of one that is full. */
    @WithDefault("5")
    int alternatives();

    /** Halls named by one search, the nearest first. */
    @WithDefault("10")
    int hallsFound();

    /** How often slots are published and closed; {@code off} where another node does it. */
    @WithDefault("1m")
    String publish();

    /** How often holds that are over, the waitlist, reminders and missed appointments are looked at; {@code off} where another node does it. */
    @WithDefault("10s")
    String sweep();

    /** How long somebody from the waitlist has for a seat that is offered. */
    @WithDefault("30m")
    Duration offer();

    /** Services and days one person may wait for at once. */
    @WithDefault("5")
    int waitings();

    /** Appointments for others that one person may have on one day. */
    @WithDefault("3")
    int othersADay();

    /** Appointments for others that one person may have ahead. */
    @WithDefault("10")
    int othersAhead();

    /** Before it begins: the earliest check-in. */
    @WithDefault("30m")
    Duration early();

    /** After it began, or after it ended for who has not come: still in time. */
    @WithDefault("10m")
    Duration late();

    /** Missed appointments in a calendar month that somebody is warned at; the next one bars. */
    @WithDefault("2")
    int noShows();

    /** For so long. */
    @WithDefault("30d")
    Duration bar();

    /** After a missed appointment: the time for an appeal. */
    @WithDefault("15d")
    Duration appeal();

    /** When, the day before, an appointment is called to mind. */
    @WithDefault("18:00")
    String eve();

    /** Before it begins: the last reminder. */
    @WithDefault("1h")
    Duration remind();
}
