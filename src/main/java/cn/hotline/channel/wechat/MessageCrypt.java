package cn.hotline.channel.wechat;

import cn.hotline.platform.Refusal;
import cn.hotline.platform.Vault;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * WeChat's signatures and its AES form (消息加解密): 16 random bytes, the length, the text and the AppID, padded to blocks of 32.
 * WxJava does not check the AppID and trusts the length, so this is our own; tests hold it against WxJava and npm's.
 */
final class MessageCrypt {

    private static final int BLOCK = 32;
    private static final int RANDOM = 16;
    private static final int HEAD = RANDOM + 4;

    private final String appId;
    private final byte[] key;
    private final SecureRandom random = new SecureRandom();

    /** @param aesKey 43 characters, Base64 without its padding */
    MessageCrypt(String appId, String aesKey) {
        this.appId = appId;
        this.key = Base64.getDecoder().decode(aesKey + "=");
        if (key.length != BLOCK) {
            throw new IllegalArgumentException("hotline.wechat.official.aes-key: 43 characters are wanted");
        }
    }

    /** SHA-1 over the sorted parts, as WeChat signs. */
    static boolean isSigned(String signature, String... parts) {
        return Vault.same(sign(parts).getBytes(StandardCharsets.US_ASCII), signature.getBytes(StandardCharsets.UTF_8));
    }

    static String sign(String... parts) {
        try {
            var sorted = parts.clone();
            Arrays.sort(sorted);
            var digest = MessageDigest.getInstance("SHA-1");
            return HexFormat.of()
                    .formatHex(digest.digest(String.join("", sorted).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("SHA-1 is not available", e);
        }
    }

    /** @throws Refusal 400 for what was not encrypted with this key, 403 for what is meant for another account */
    String decrypt(String encrypted) {
        byte[] plain;
        try {
            plain = crypt(Cipher.DECRYPT_MODE, Base64.getDecoder().decode(encrypted));
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw FlatXml.malformed();
        }
        int padding = plain.length == 0 ? 0 : plain[plain.length - 1];
        int end = plain.length - padding;
        if (padding < 1 || padding > BLOCK || end < HEAD) {
            throw FlatXml.malformed();
        }
        int length = ByteBuffer.wrap(plain, RANDOM, 4).getInt();
        if (length < 0 || length > end - HEAD) {
            throw FlatXml.malformed();
        }
        var whose = new String(plain, HEAD + length, end - HEAD - length, StandardCharsets.UTF_8);
        if (!whose.equals(appId)) {
            throw Refusal.forbidden("wechat-account");
        }
        return new String(plain, HEAD, length, StandardCharsets.UTF_8);
    }

    String encrypt(String text) {
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        var salt = new byte[RANDOM];
        random.nextBytes(salt);
        var plain = new ByteArrayOutputStream();
        plain.writeBytes(salt);
        plain.writeBytes(ByteBuffer.allocate(4).putInt(bytes.length).array());
        plain.writeBytes(bytes);
        plain.writeBytes(appId.getBytes(StandardCharsets.UTF_8));
        int padding = BLOCK - plain.size() % BLOCK;
        for (int i = 0; i < padding; i++) {
            plain.write(padding);
        }
        try {
            return Base64.getEncoder().encodeToString(crypt(Cipher.ENCRYPT_MODE, plain.toByteArray()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("AES is not available", e);
        }
    }

    private byte[] crypt(int mode, byte[] input) throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/CBC/NoPadding");
        cipher.init(mode, new SecretKeySpec(key, "AES"), new IvParameterSpec(key, 0, 16));
        return cipher.doFinal(input);
    }
}
