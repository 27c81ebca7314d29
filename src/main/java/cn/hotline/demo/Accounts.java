package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The demo accounts and kiosks the service left in its data directory when it was started. */
record Accounts(String password, List<Device> devices) {
    /** A kiosk and its secret. */
    record Device(String id, String secret) {
        @Override
        public String toString() {
            return id;
        }
    }

    static Accounts read(Path data) {
        Path file = data.resolve("demo-accounts.json");
        if (!Files.isReadable(file)) {
            throw CannotStart.noService("no " + file + "; start the service first with ./hotline start (HOTLINE_DATA "
                    + "names its data directory, now " + data + ")");
        }
        try {
            return of(JsonMapper.builder().build().readTree(file.toFile()));
        } catch (IOException e) {
            throw CannotStart.noService(file + " cannot be read; start the service again with ./hotline start");
        }
    }

    @Override
    public String toString() {
        return devices.toString();
    }

    private static Accounts of(JsonNode json) {
        List<Device> devices = new ArrayList<>();
        json.path("devices")
                .forEach(device -> devices.add(new Device(
                        device.path("id").asText(), device.path("secret").asText())));
        return new Accounts(json.path("password").asText(), List.copyOf(devices));
    }
}
