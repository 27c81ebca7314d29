package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** `./hotline verify-history`: has the service prove every hash chain and rebuild every ticket from its history. */
public final class VerifyHistory {
    private static final int PAGE = 500;
    private static final int MOST_FAULTS = 20;

    private final PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    private final List<JsonNode> faults = new ArrayList<>();
    private final MessageDigest digest = sha256();
    private final Api api;
    private long tickets;
    private long events;
    private long faultCount;

    private VerifyHistory(Api api) {
        this.api = api;
    }

    /** Exit code: 0 no faults, 1 faults or no service, 2 wrong command. */
    public static int run(String[] args) {
        PrintStream err = new PrintStream(System.err, true, StandardCharsets.UTF_8);
        try {
            Arguments arguments = Arguments.parse(args, Set.of("url"), Set.of());
            if (arguments.file() != null) {
                throw CannotStart.usage("no FILE here: " + arguments.file());
            }
            try (Http http = new Http(arguments.url(), new Steps())) {
                Demo.greet(http, arguments.url());
                Api api = new Api(http, new Tokens(http, Accounts.read(arguments.data())));
                return new VerifyHistory(api).verified(err);
            }
        } catch (StepFailed e) {
            err.println("could not verify the history: " + e.getMessage() + " " + e.problem());
            return 1;
        } catch (CannotStart e) {
            err.println(e.getMessage() + (e.exit() == 2 ? "\nusage: ./hotline verify-history [--url URL]" : ""));
            return e.exit();
        }
    }

    private int verified(PrintStream err) {
        try (Progress progress = new Progress(err, "tickets verified", 0)) {
            String after = "";
            do {
                JsonNode page = page(after);
                add(page);
                progress.done(page.path("tickets").asInt());
                String next = page.path("next").asText();
                if (!next.isEmpty() && next.equals(after)) {
                    throw StepFailed.because(Step.VERIFY, "the service gave the same page again");
                }
                after = next;
            } while (!after.isEmpty());
        }
        out.println(new Table()
                .row("tickets", tickets)
                .row("events", events)
                .row("faults", faultCount)
                .row("digest", HexFormat.of().formatHex(digest.digest())));
        faults.forEach(this::print);
        return faultCount == 0 ? 0 : 1;
    }

    private JsonNode page(String after) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("limit", PAGE);
        if (!after.isEmpty()) {
            body.put("after", after);
        }
        Call call = Call.post(Step.VERIFY, "/api/staff/v1/history-checks").json(body);
        return api.done(Caller.staff("auditor"), call).body();
    }

    private void add(JsonNode page) {
        tickets += page.path("tickets").asLong();
        events += page.path("events").asLong();
        digest.update(page.path("digest").asText().getBytes(StandardCharsets.UTF_8));
        for (JsonNode fault : page.path("faults")) {
            faultCount++;
            if (faults.size() < MOST_FAULTS) {
                faults.add(fault);
            }
        }
    }

    private void print(JsonNode fault) {
        String seq = fault.has("seq") ? " at step " + fault.path("seq").asText() : "";
        String detail = fault.path("detail").asText();
        out.println("ticket " + fault.path("number").asText() + seq + ": "
                + fault.path("fault").asText() + (detail.isEmpty() ? "" : " (" + detail + ")"));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
