package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** Somebody hands in a matter at a kiosk and takes a receipt along; what the kiosk took in offline it passes on later, twice. */
final class KioskDoor {
    private static final String KIOSK = "/api/kiosk/v1";
    private static final String SIGNING = "hotline-12345/kiosk/signing";

    private final Api api;
    private final Accounts accounts;
    private final Accounts.Device device;
    private final Tour.Day day;

    KioskDoor(Api api, Accounts accounts, Tour.Day day) {
        this.api = api;
        this.accounts = accounts;
        this.device = accounts.devices().getFirst();
        this.day = day;
    }

    Tour.Stop handedIn() {
        Caller kiosk = Caller.device(device.id());
        Call arrival = Call.post(Step.LOG_IN, KIOSK + "/visits").json(JsonNodeFactory.instance.objectNode());
        String visit = api.done(kiosk, arrival).body().path("visit").asText();
        Call call = Call.post(Step.FILE, KIOSK + "/tickets")
                .json(Tour.submission("健身步道积水", "滨江公园健身步道雨后积水，老人行走不便，请疏通排水口。"))
                .with("Idempotency-Key", day.key("kiosk"))
                .with("Visit", visit);
        JsonNode filed = api.done(kiosk, call).body();
        String receipt = receipt(kiosk, filed, visit);
        api.done(kiosk, new Call(Step.LOG_IN, "DELETE", KIOSK + "/visits/current", Map.of(), null));
        Seen seen = Tour.tracked(api, filed);
        return new Tour.Stop("Kiosk 自助终端, receipt " + receipt, seen.number(), seen.statusText(), false);
    }

    Tour.Stop passedOn() {
        JsonNode first = passOn();
        JsonNode again = passOn();
        if (!again.path("outcome").asText().equals("REPEATED")
                || !again.path("number").equals(first.path("number"))) {
            throw StepFailed.because(Step.FILE_AGAIN, "what came twice is not one ticket");
        }
        Seen seen = Tour.tracked(api, first);
        return new Tour.Stop("Kiosk 离线补传, passed on twice", seen.number(), seen.statusText(), false);
    }

    private JsonNode passOn() {
        ObjectNode batch = JsonNodeFactory.instance.objectNode();
        ObjectNode item = batch.putArray("items").addObject();
        item.put("externalId", day.id("offline")).put("recordedAt", day.at(0));
        item.set("filing", Tour.submission("广场舞音响扰民", "离线时递交：槐荫里小区门口每晚广场舞音响太大，请劝导。"));
        Signing signing =
                new Signing(device.id(), Signing.hmac(device.secret().getBytes(StandardCharsets.UTF_8), SIGNING));
        Call call = Call.post(Step.FILE, KIOSK + "/offline-batches").json(batch);
        JsonNode result = api.done(Caller.device(device.id()), signing.sign(call))
                .body()
                .path("items")
                .path(0);
        if (!result.has("number")) {
            String title = result.path("problem").path("title").asText();
            throw StepFailed.because(Step.FILE, "refused: " + title);
        }
        return result;
    }

    private String receipt(Caller kiosk, JsonNode filed, String visit) {
        String number = filed.path("number").asText();
        Call call = Call.get(Step.PRINT, KIOSK + "/tickets/" + number + "/receipt?paper=ROLL")
                .with("Visit", visit)
                .with("Track-Code", filed.path("trackCode").asText());
        Path file = accounts.data().resolve("receipt-" + number + ".pdf");
        try {
            Files.write(file, api.bytes(kiosk, call));
            return file.toString();
        } catch (IOException e) {
            throw StepFailed.because(Step.PRINT, "the receipt cannot be written to " + file);
        }
    }
}
