package cn.hotline.platform;

import jakarta.validation.ConstraintViolation;

/** Maps a Bean Validation constraint to a key of the message bundles, so that its text comes in the caller's language. */
public final class ConstraintTexts {

    private ConstraintTexts() {}

    public static String key(ConstraintViolation<?> violation) {
        return switch (violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName()) {
            case "NotNull" -> "constraint.required";
            case "NotBlank", "NotEmpty" -> "constraint.not-blank";
            case "Size" -> "constraint.size";
            case "Min" -> "constraint.min";
            case "Max" -> "constraint.max";
            case "DecimalMin", "DecimalMax" -> "constraint.range";
            case "Pattern" -> "constraint.pattern";
            default -> "constraint.other";
        };
    }

    public static Object[] args(ConstraintViolation<?> violation) {
        var attributes = violation.getConstraintDescriptor().getAttributes();
        return switch (key(violation)) {
            case "constraint.size" -> new Object[] {attributes.get("min"), String.valueOf(attributes.get("max"))};
            case "constraint.min", "constraint.max", "constraint.range" ->
                new Object[] {String.valueOf(attributes.get("value"))};
            case "constraint.pattern" -> new Object[] {String.valueOf(attributes.get("regexp"))};
            default -> new Object[] {};
        };
    }
}
