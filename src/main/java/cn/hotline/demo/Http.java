package cn.hotline.demo;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/** One request with its retries: what may go away by itself is tried again for a minute. */
final class Http implements AutoCloseable {
    // A minute, and a little more so that a Retry-After of 60 is still honoured.
    private static final long BUDGET_NANOS = TimeUnit.SECONDS.toNanos(63);
    private static final long FIRST_WAIT_MS = 200;
    private static final long LONGEST_WAIT_MS = 5_000;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(30);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final AtomicBoolean gone = new AtomicBoolean();
    private final URI base;
    private final Steps steps;

    Http(URI base, Steps steps) {
        this.base = base;
        this.steps = steps;
    }

    /** The service did not answer for a whole minute. */
    boolean isGone() {
        return gone.get();
    }

    Steps steps() {
        return steps;
    }

    /** The final answer, be it a refusal; a step that only ever got transient ones has failed. */
    Answer exchange(Call call, @Nullable String bearer) {
        long begun = System.nanoTime();
        for (int attempt = 0; ; attempt++) {
            Answer answer = once(call, bearer);
            if (!answer.isTransient()) {
                return answer;
            }
            long waitMs = waitMs(answer, attempt);
            if (gone.get() || System.nanoTime() - begun + TimeUnit.MILLISECONDS.toNanos(waitMs) > BUDGET_NANOS) {
                gone.compareAndSet(false, answer.status() == 0);
                throw StepFailed.of(call.step(), answer);
            }
            steps.retried(call.step());
            pause(call.step(), waitMs);
        }
    }

    /** One try without any retry. */
    Answer once(Call call, @Nullable String bearer) {
        long begun = System.nanoTime();
        try {
            Answer answer = Answer.of(client.send(request(call, bearer), BodyHandlers.ofString()));
            if (!answer.isTransient()) {
                steps.answered(call.step(), System.nanoTime() - begun);
            }
            return answer;
        } catch (IOException e) {
            return Answer.none(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailed.because(call.step(), "interrupted");
        }
    }

    /** What is no text, such as a document; one try. */
    byte[] bytes(Call call, @Nullable String bearer) {
        long begun = System.nanoTime();
        try {
            HttpResponse<byte[]> response = client.send(request(call, bearer), BodyHandlers.ofByteArray());
            if (response.statusCode() != 200) {
                throw StepFailed.because(call.step(), "answered " + response.statusCode());
            }
            steps.answered(call.step(), System.nanoTime() - begun);
            return response.body();
        } catch (IOException e) {
            throw StepFailed.of(call.step(), Answer.none(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailed.because(call.step(), "interrupted");
        }
    }

    static void pause(Step step, long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw StepFailed.because(step, "interrupted");
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }

    private HttpRequest request(Call call, @Nullable String bearer) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + call.path()))
                .timeout(ANSWER_WITHIN)
                .header("Accept", "application/json, application/problem+json, application/pdf")
                .method(
                        call.method(),
                        call.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofString(call.body()));
        call.headers().forEach(request::header);
        if (bearer != null) {
            request.header("Authorization", "Bearer " + bearer);
        }
        return request.build();
    }

    private static long waitMs(Answer answer, int attempt) {
        long backoff = Math.min(FIRST_WAIT_MS << Math.min(attempt, 10), LONGEST_WAIT_MS);
        long jittered = ThreadLocalRandom.current().nextLong(backoff / 2, backoff + 1);
        long asked = TimeUnit.SECONDS.toMillis(answer.hints().retryAfter().orElse(0));
        // Many workers told the same second must not all come back in it.
        return asked == 0 ? jittered : asked + ThreadLocalRandom.current().nextLong(500);
    }
}
