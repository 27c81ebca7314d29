package cn.hotline.channel.phone.proposal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import cn.hotline.ticket.TicketType;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A call as a recogniser really took it down, in a city whose places nobody has told us; the file is beside the repository. */
class RealCallTest {

    private static final Path FILE = Path.of("../shared/data/messages/asr-fragment.json");

    @Test
    void noiseOfAGarageIsAComplaintAndThePlaceIsFoundWithoutAGazetteer() throws IOException {
        var proposal = DemoCity.proposed(new Transcript(turns(data().path("transcript")), null, ToldCall.DAY));
        assertThat(proposal.type()).isNotNull();
        assertThat(proposal.type().value()).isEqualTo(TicketType.COMPLAINT);
        assertThat(proposal.matter()).isNotNull();
        assertThat(proposal.matter().value()).isEqualTo("020102");
        assertThat(proposal.address()).isNotNull();
        assertThat(proposal.address().value()).isEqualTo("六安市三十铺镇水韵东方小区121栋");
        assertThat(proposal.address().turns()).containsExactly(6, 7);
        assertThat(proposal.region()).isNull();
        assertThat(proposal.title().value()).contains("水韵东方小区").containsAnyOf("吵", "噪声", "隔音");
        assertThat(proposal.summary().value()).contains("隔音", "出入口");
        System.out.println(proposal.title().value() + "\n" + proposal.summary().value() + "\n" + proposal.questions());
    }

    /** The gazetteer holds the right names only; what the recogniser heard must lead to them by its sound. */
    @Test
    void misheardPlacesAreFoundByTheirSound() throws IOException {
        var places = new ArrayList<KnownPlace>();
        for (var pair : data().path("place_corrections")) {
            places.add(new KnownPlace(pair.get(1).asText(), List.of(), "1", KnownPlace.Kind.OTHER));
        }
        var city = new City(DemoCity.matters(), DemoCity.regions(), List.of(), places);
        int found = 0;
        for (var pair : data().path("place_corrections")) {
            var talk = Conversation.of(new Transcript(
                    List.of(new Turn(0, Speaker.CITIZEN, "我在" + pair.get(0).asText(), null)), null, ToldCall.DAY));
            found += city.placesIn(talk).stream()
                            .anyMatch(hit ->
                                    hit.target().name().equals(pair.get(1).asText()))
                    ? 1
                    : 0;
        }
        System.out.println("misheard places found by sound: " + found + " of " + places.size());
        assertThat(found).isGreaterThanOrEqualTo(5);
    }

    private static List<Turn> turns(JsonNode transcript) {
        var turns = new ArrayList<Turn>();
        for (var turn : transcript) {
            var speaker = turn.get(0).asText().equals("citizen") ? Speaker.CITIZEN : Speaker.AGENT;
            turns.add(new Turn(turns.size(), speaker, turn.get(1).asText(), null));
        }
        return turns;
    }

    private static JsonNode data() throws IOException {
        if (!Files.exists(FILE)) {
            System.err.println("SKIPPED: " + FILE + " is not here");
        }
        assumeTrue(Files.exists(FILE), FILE + " is not here");
        return DemoCity.JSON.readTree(FILE.toFile());
    }
}
