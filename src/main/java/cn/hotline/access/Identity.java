package cn.hotline.access;

import cn.hotline.platform.Vault;

/**
 * Something that proves who somebody is.
 *
 * @param value in the clear: a number in E.164, an openid, a unionid, or the number of an identity card
 */
public record Identity(Proof proof, String value) {

    public static Identity of(Phone phone) {
        return new Identity(Proof.PHONE, phone.e164());
    }

    byte[] hash(Vault vault) {
        return vault.keyedHash(proof.hashed(), value);
    }

    @Override
    public String toString() {
        return "Identity[" + proof + "]";
    }
}
