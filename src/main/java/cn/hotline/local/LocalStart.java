package cn.hotline.local;

import org.jspecify.annotations.Nullable;

/** Prepares what the demo profile keeps on this machine, before Quarkus reads its configuration. */
public final class LocalStart implements AutoCloseable {
    private static final String PROFILE = "demo";

    private @Nullable DataDirectory data;
    private @Nullable LocalPostgres postgres;

    /** Whether this process runs in the demo profile. */
    public static boolean isWanted() {
        String profile = System.getProperty("quarkus.profile", System.getenv("QUARKUS_PROFILE"));
        return PROFILE.equals(profile);
    }

    /** Takes the data directory, sets keys and, unless HOTLINE_DB_URL names one, starts the database. */
    public synchronized void prepare() {
        DataDirectory directory = DataDirectory.take(DataDirectory.configured());
        data = directory;
        LocalKeys keys = LocalKeys.in(directory);
        keys.publish();
        if (System.getenv("HOTLINE_DB_URL") == null) {
            LocalPostgres started = new LocalPostgres(directory, PostgresBinaries.unpackedIn(directory));
            postgres = started;
            started.start(keys.postgresPassword());
            System.setProperty("quarkus.datasource.jdbc.url", started.url());
            System.setProperty("quarkus.datasource.username", LocalPostgres.USER);
            System.setProperty("quarkus.datasource.password", keys.postgresPassword());
        }
    }

    /** Stops the database cleanly and gives the data directory back. */
    @Override
    public synchronized void close() {
        if (postgres != null) {
            postgres.stop();
            postgres = null;
        }
        if (data != null) {
            data.close();
            data = null;
        }
    }
}
