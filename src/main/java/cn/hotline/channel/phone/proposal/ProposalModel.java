package cn.hotline.channel.phone.proposal;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** A model of the city's choice that is asked beside the offline method; nothing depends on its answer. */
public interface ProposalModel {

    /**
     * What it makes of a call: {@code type, level, matter, region, address, title, summary} and {@code elements}, each as
     * {@code {"value": …, "confidence": 0…1, "turns": […]}}; nothing when it does not answer in time.
     */
    Optional<JsonNode> opinion(Transcript transcript);
}
