package cn.hotline.survey;

import cn.hotline.platform.Vault;
import jakarta.inject.Singleton;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The secret of a survey's page: twelve characters that look like no others, about seventy bits. It follows from the survey's id and
 * the service's key; kept is its hash alone.
 */
@Singleton
class SurveyLink {

    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final int LENGTH = 12;
    private static final Pattern TOKEN = Pattern.compile("[" + ALPHABET + "]{" + LENGTH + "}");

    private final Vault vault;
    private final SurveyRules rules;

    SurveyLink(Vault vault, SurveyRules rules) {
        this.vault = vault;
        this.rules = rules;
    }

    String token(UUID survey) {
        var number = new java.math.BigInteger(1, vault.keyedHash("survey-link", survey.toString()));
        var base = java.math.BigInteger.valueOf(ALPHABET.length());
        var token = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            var parts = number.divideAndRemainder(base);
            token.append(ALPHABET.charAt(parts[1].intValue()));
            number = parts[0];
        }
        return token.toString();
    }

    byte[] hash(String token) {
        return vault.keyedHash("survey-token", token);
    }

    String address(UUID survey) {
        return rules.link() + token(survey);
    }

    static boolean isOne(String token) {
        return TOKEN.matcher(token).matches();
    }
}
