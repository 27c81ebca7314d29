package cn.hotline.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Histories of earlier releases are read as they were written: what was added since is not in them. */
class OldHistoryTest {

    @Test
    void aDispatchBeforeThereWereRules() {
        var json = "{\"unit\":{\"code\":\"JL-CG\",\"name\":\"市城市管理局\",\"line\":[\"JL\",\"JL-CG\"]},\"note\":\"请速办\"}";
        var dispatch = History.json(json.getBytes(StandardCharsets.UTF_8), Action.Dispatch.class);
        assertThat(dispatch.unit().code()).isEqualTo("JL-CG");
        assertThat(dispatch.note()).isEqualTo("请速办");
        assertThat(dispatch.rule()).isNull();
        assertThat(new String(History.json(dispatch), StandardCharsets.UTF_8)).isEqualTo(json);
    }
}
