package cn.hotline.demo;

import org.jspecify.annotations.Nullable;

/** A step that did not succeed, told by its problem and never by the message's words or names. */
final class StepFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private static final int DETAIL_CHARS = 300;

    private final Step step;
    private final transient Problem problem;

    /** RFC 9457's members as far as they were given. */
    record Problem(
            int status,
            @Nullable String type,
            @Nullable String title,
            @Nullable String detail,
            @Nullable String traceId) {}

    private StepFailed(Step step, Problem problem) {
        super(step.words() + ": " + problem.title());
        this.step = step;
        this.problem = problem;
    }

    static StepFailed of(Step step, Answer answer) {
        if (answer.status() == 0) {
            return because(step, "no answer from the service (" + answer.text() + ")");
        }
        return new StepFailed(
                step,
                new Problem(
                        answer.status(),
                        member(answer, "type"),
                        member(answer, "title"),
                        member(answer, "detail"),
                        member(answer, "traceId")));
    }

    static StepFailed because(Step step, String title) {
        return new StepFailed(step, new Problem(0, null, title, null, null));
    }

    Step step() {
        return step;
    }

    Problem problem() {
        return problem;
    }

    private static @Nullable String member(Answer answer, String name) {
        String text = answer.body().path(name).asText();
        return text.isEmpty() ? null : Message.cut(text.replaceAll("\\p{Cntrl}+", " "), DETAIL_CHARS);
    }
}
