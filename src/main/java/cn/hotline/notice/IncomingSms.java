package cn.hotline.notice;

import java.time.Instant;

/**
 * What a citizen wrote back.
 *
 * @param id the gateway's own, by which a repeated delivery is known
 * @param from as the gateway writes numbers
 * @param to our number, with the extension it was sent from
 */
public record IncomingSms(String gateway, String id, String from, String to, String text, Instant at) {

    @Override
    public String toString() {
        return "IncomingSms[" + gateway + "]";
    }
}
