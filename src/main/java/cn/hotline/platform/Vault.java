package cn.hotline.platform;

import jakarta.inject.Singleton;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Encryption of personal data at rest and keyed hashes for looking it up (domain §8). Each aggregate has its own data key, wrapped
 * by the service's key: erasing a person's data later means forgetting one data key, while hash chains over the ciphertext stay
 * valid.
 */
@Singleton
public final class Vault {

    private static final int IV_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SecureRandom random = new SecureRandom();
    private final SecretKey field;
    private final SecretKey hash;

    Vault(Keys keys) {
        this.field = new SecretKeySpec(Keys.secret(keys.field()), "AES");
        this.hash = new SecretKeySpec(Keys.secret(keys.hash()), "HmacSHA256");
    }

    /** A data key in the clear; lives only as long as the request. */
    public static final class DataKey {
        private final SecretKey key;

        private DataKey(byte[] bytes) {
            this.key = new SecretKeySpec(bytes, "AES");
        }
    }

    public DataKey newDataKey() {
        return new DataKey(randomBytes(32));
    }

    public byte[] wrap(DataKey key, String owner) {
        return crypt(Cipher.ENCRYPT_MODE, field, key.key.getEncoded(), owner);
    }

    public DataKey unwrap(byte[] wrapped, String owner) {
        return new DataKey(crypt(Cipher.DECRYPT_MODE, field, wrapped, owner));
    }

    /** Encrypts under a data key; {@code context} must be the same when opening, so that ciphertexts can't be swapped. */
    public byte[] seal(DataKey key, byte[] plain, String context) {
        return crypt(Cipher.ENCRYPT_MODE, key.key, plain, context);
    }

    public byte[] open(DataKey key, byte[] sealed, String context) {
        return crypt(Cipher.DECRYPT_MODE, key.key, sealed, context);
    }

    /** Encrypts directly under the service's key, for rows that live hours. */
    public byte[] sealShort(byte[] plain, String context) {
        return crypt(Cipher.ENCRYPT_MODE, field, plain, context);
    }

    public byte[] openShort(byte[] sealed, String context) {
        return crypt(Cipher.DECRYPT_MODE, field, sealed, context);
    }

    /** HMAC-SHA256 over purpose and parts; equal inputs give equal hashes, nothing else can be learnt. 32 bytes. */
    public byte[] keyedHash(String purpose, byte[]... parts) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(hash);
            mac.update(purpose.getBytes(StandardCharsets.UTF_8));
            for (byte[] part : parts) {
                mac.update(ByteBuffer.allocate(4).putInt(part.length).array());
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("HmacSHA256 is not available", e);
        }
    }

    public byte[] keyedHash(String purpose, String value) {
        return keyedHash(purpose, value.getBytes(StandardCharsets.UTF_8));
    }

    /** Constant-time comparison. */
    public static boolean same(byte[] a, byte[] b) {
        return MessageDigest.isEqual(a, b);
    }

    public byte[] randomBytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    private byte[] crypt(int mode, SecretKey key, byte[] input, String context) {
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            boolean sealing = mode == Cipher.ENCRYPT_MODE;
            byte[] iv = sealing ? randomBytes(IV_BYTES) : Arrays.copyOf(input, IV_BYTES);
            cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(context.getBytes(StandardCharsets.UTF_8));
            if (!sealing) {
                return cipher.doFinal(input, IV_BYTES, input.length - IV_BYTES);
            }
            byte[] body = cipher.doFinal(input);
            return ByteBuffer.allocate(IV_BYTES + body.length).put(iv).put(body).array();
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw new UnreadableException(e);
        }
    }

    /** A ciphertext that does not open: wrong key, wrong place, or tampered with. */
    @SuppressWarnings("serial")
    public static final class UnreadableException extends RuntimeException {
        UnreadableException(Exception cause) {
            super("sealed data does not open", cause);
        }
    }
}
