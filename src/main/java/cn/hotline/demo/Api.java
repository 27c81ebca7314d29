package cn.hotline.demo;

/** The service's public API as a caller sees it: with their token, renewed once if it is refused. */
final class Api {
    private static final int UNAUTHORIZED = 401;

    private final Http http;
    private final Tokens tokens;

    Api(Http http, Tokens tokens) {
        this.http = http;
        this.tokens = tokens;
    }

    /** The answer, be it a refusal. */
    Answer send(Caller caller, Call call) {
        String token = tokens.of(caller);
        Answer answer = http.exchange(call, token);
        if (answer.status() != UNAUTHORIZED || token == null) {
            return answer;
        }
        tokens.drop(caller, token);
        return http.exchange(call, tokens.of(caller));
    }

    /** What is no text. */
    byte[] bytes(Caller caller, Call call) {
        return http.bytes(call, tokens.of(caller));
    }

    /** The answer; a refusal fails the step. */
    Answer done(Caller caller, Call call) {
        Answer answer = send(caller, call);
        if (!answer.done()) {
            throw StepFailed.of(call.step(), answer);
        }
        return answer;
    }
}
