package cn.hotline.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

/** The demo accounts, kiosks and keys the service left in its data directory when it was started. */
record Accounts(Path data, String password, String telephony, List<Device> devices) {
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
            return of(data, JsonMapper.builder().build().readTree(file.toFile()));
        } catch (IOException e) {
            throw CannotStart.noService(file + " cannot be read; start the service again with ./hotline start");
        }
    }

    @Override
    public String toString() {
        return devices.toString();
    }

    private static Accounts of(Path data, JsonNode json) throws IOException {
        List<Device> devices = new ArrayList<>();
        json.path("devices")
                .forEach(device -> devices.add(new Device(
                        device.path("id").asText(), device.path("secret").asText())));
        return new Accounts(data, json.path("password").asText(), telephony(data), List.copyOf(devices));
    }

    /** Secret of the call platform; empty where there is none. */
    private static String telephony(Path data) throws IOException {
        String own = System.getenv("HOTLINE_TELEPHONY_SECRETS");
        Path file = data.resolve("keys.properties");
        if (own != null || !Files.isReadable(file)) {
            return own == null ? "" : own.split(",", 2)[0];
        }
        Properties keys = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            keys.load(reader);
        }
        return keys.getProperty("hotline.telephony.secrets", "");
    }
}
