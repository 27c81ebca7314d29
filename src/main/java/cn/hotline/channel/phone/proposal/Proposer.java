package cn.hotline.channel.phone.proposal;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Turns the transcript of a call, whole or as far as it goes, into a proposal for its ticket. */
@Singleton
public final class Proposer {

    private final Lexicons lexicons;
    private final ProposalModel model;

    Proposer(Lexicons lexicons, ProposalModel model) {
        this.lexicons = lexicons;
        this.model = model;
    }

    /**
     * Never fails for what was said. Costs one look into the database; may wait for the model, so never call it inside a
     * transaction.
     */
    public Proposal propose(Transcript transcript) {
        var city = lexicons.city();
        return propose(city, transcript, model);
    }

    static Proposal propose(City city, Transcript transcript, ProposalModel model) {
        var method = new OfflineMethod(city);
        var own = method.propose(transcript);
        return model.opinion(transcript)
                .map(said -> {
                    var second = new SecondOpinion(city, transcript, said);
                    var matter = SecondOpinion.surer(own.matter(), second.matter());
                    return second.weighed(
                            matter == null || matter.equals(own.matter()) ? own : method.propose(transcript, matter));
                })
                .orElse(own);
    }

    /** The model there is, or none. */
    @Produces
    @Singleton
    static ProposalModel model(ProposalRules rules, ObjectMapper json) {
        return rules.modelUrl()
                .<ProposalModel>map(url -> new HttpModel(url, rules.modelToken(), rules.modelWait(), json))
                .orElse(transcript -> Optional.empty());
    }
}
