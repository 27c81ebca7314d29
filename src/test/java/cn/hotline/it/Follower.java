package cn.hotline.it;

import cn.hotline.support.Ear;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Somebody who follows one topic through every break of the line: what they were told, in its order, and what was wrong with it. */
final class Follower {

    private final Interest interest;
    private final List<String> ids = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private Ear ear;
    private int taken;
    private boolean refused;
    private int lines;

    /** Where to go on; null before anything was told. */
    private String cursor;

    /** The cursor of the first snapshot: what came before it is no news. */
    private long since = -1;

    /** Steps of a single ticket up to this one are known, by a snapshot or one by one; a snapshot may be ahead of its cursor. */
    private int known;

    /** The last step of a single ticket that was told of by itself. */
    private int told;

    Follower(Interest interest) {
        this.interest = interest;
    }

    /**
     * What is followed, and as whom.
     *
     * @param key the topic's name in the database
     * @param frame what is sent to subscribe
     */
    record Interest(String audience, Map<String, String> headers, Map<String, String> frame, String key) {
        boolean isOneTicket() {
            return key.startsWith("ticket:");
        }
    }

    /** Breaks the line without a word and opens another one. @return whether there was a line to break */
    synchronized boolean hop(int port, boolean forgets) {
        boolean had = ear != null;
        leave();
        if (forgets && interest.isOneTicket()) {
            cursor = null;
        }
        var opened = Ear.at(port, interest.audience(), interest.headers());
        ear = opened;
        taken = 0;
        refused = false;
        lines++;
        var frame = new HashMap<>(interest.frame());
        if (cursor != null) {
            frame.put("after", cursor);
        }
        opened.subscribe(frame);
        return had;
    }

    /** As a client does whose line has broken by itself. */
    synchronized void resume(int port) {
        if (ear == null || ear.isClosed() || refused) {
            hop(port, false);
        }
    }

    synchronized void leave() {
        if (ear != null) {
            ear.kill();
            take();
            ear = null;
        }
    }

    /** Takes in what has come. */
    synchronized void take() {
        if (ear == null) {
            return;
        }
        var frames = ear.frames();
        for (var frame : frames.subList(taken, frames.size())) {
            take(frame);
        }
        taken = frames.size();
    }

    synchronized List<String> ids() {
        return List.copyOf(ids);
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized int known() {
        return known;
    }

    synchronized long since() {
        return since;
    }

    /** How many lines it took. */
    synchronized int lines() {
        return lines;
    }

    Interest interest() {
        return interest;
    }

    private void take(JsonNode frame) {
        switch (frame.path("type").asText()) {
            case "snapshot" -> snapshot(frame);
            case "event" -> event(frame.path("event"));
            case "live" -> cursor = frame.path("cursor").asText();
            case "problem" -> problem(frame.path("problem"));
            default -> {}
        }
    }

    private void snapshot(JsonNode frame) {
        cursor = frame.path("cursor").asText();
        if (since < 0) {
            since = Long.parseLong(cursor);
        }
        if (interest.isOneTicket()) {
            int version = frame.path("snapshot").path("version").asInt();
            if (version < known) {
                faults.add("a snapshot of version " + version + " after step " + known);
            }
            known = version;
        }
    }

    private void event(JsonNode event) {
        var id = event.path("id").asText();
        var next = event.path("cursor").asText();
        if (Long.parseLong(next) <= Long.parseLong(cursor)) {
            faults.add(id + " at " + next + " after " + cursor);
        }
        cursor = next;
        int seq = event.path("seq").asInt();
        if (interest.isOneTicket() && (seq > known + 1 || seq <= told)) {
            faults.add(id + " after step " + told + ", a snapshot of " + known);
        }
        told = seq;
        known = Math.max(known, seq);
        ids.add(id);
    }

    /** What a client may not do differently next time is a fault; else it comes back. */
    private void problem(JsonNode problem) {
        refused = true;
        int status = problem.path("status").asInt();
        if (status < 500 && status != 429) {
            faults.add(problem.toString());
        }
    }
}
