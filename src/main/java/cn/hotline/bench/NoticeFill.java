package cn.hotline.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/** Writes invitations that are due at once, as a night of closures leaves them, each sealed as the service seals. */
public final class NoticeFill {

    private static final int BATCH = 2000;
    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HASH_BYTES = 32;

    private final SecureRandom random = new SecureRandom();
    private final SecretKeySpec key;

    /** @param key as the service's settings have it */
    public NoticeFill(String key) {
        this.key = new SecretKeySpec(Base64.getDecoder().decode(key.replaceFirst("^demo-", "")), "AES");
    }

    public void fill(Connection db, int notices, int dueInSeconds) throws SQLException, GeneralSecurityException {
        db.setAutoCommit(false);
        try (var rows = db.prepareStatement("""
                insert into notice (id, occasion, event, number_hash, sealed, vouched, extension, state, created_at, expires_at,
                    next_at)
                select ?, ?, 'SURVEY', ?, ?, true, '', 'CREATED', now(), now() + interval '3 days',
                    now() + make_interval(secs => ?)""")) {
            for (int i = 1; i <= notices; i++) {
                add(rows, i, dueInSeconds);
                if (i % BATCH == 0 || i == notices) {
                    rows.executeBatch();
                }
            }
            db.commit();
        }
        db.setAutoCommit(true);
        try (var statement = db.createStatement()) {
            statement.execute("vacuum analyze notice");
        }
    }

    private void add(PreparedStatement rows, int number, int dueInSeconds)
            throws SQLException, GeneralSecurityException {
        var id = UUID.randomUUID();
        rows.setObject(1, id);
        rows.setString(2, "bench:" + number);
        rows.setBytes(3, bytes(HASH_BYTES));
        rows.setBytes(4, sealed(id, number));
        rows.setInt(5, dueInSeconds);
        rows.addBatch();
    }

    private byte[] sealed(UUID id, int number) throws GeneralSecurityException {
        var plain =
                "{\"phone\":\"+86139%08d\",\"words\":{\"number\":\"2026%08d\",\"link\":\"https://12345.example/s/x\"}}"
                        .formatted(number, number);
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        var iv = bytes(IV_BYTES);
        cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, iv));
        cipher.updateAAD(("notice:" + id).getBytes(StandardCharsets.UTF_8));
        var body = cipher.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        var all = new byte[iv.length + body.length];
        System.arraycopy(iv, 0, all, 0, iv.length);
        System.arraycopy(body, 0, all, iv.length, body.length);
        return all;
    }

    private byte[] bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
