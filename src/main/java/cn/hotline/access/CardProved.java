package cn.hotline.access;

import java.util.UUID;

/**
 * Somebody has proved an identity card that nobody had before, told within the transaction in which it is kept.
 *
 * @param citizen the profile
 * @param number of the card, personal
 */
public record CardProved(UUID citizen, String number) {

    @Override
    public String toString() {
        return "CardProved[" + citizen + "]";
    }
}
