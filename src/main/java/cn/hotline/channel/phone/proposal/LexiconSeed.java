package cn.hotline.channel.phone.proposal;

import cn.hotline.platform.Refusal;
import cn.hotline.platform.Seeds;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.util.Set;
import org.jboss.logging.Logger;

/** Brings the city's phrases and places in at the first start, behind the matters and regions that they name. */
@Singleton
public class LexiconSeed {

    private static final Logger LOG = Logger.getLogger(LexiconSeed.class);

    private final Seeds seeds;
    private final LexiconTables tables;

    LexiconSeed(Seeds seeds, LexiconTables tables) {
        this.seeds = seeds;
        this.tables = tables;
    }

    @Transactional
    void seed(@Observes @Priority(2100) StartupEvent start) {
        for (var kind : LexiconKind.values()) {
            if (Lexicon.of(kind).version() == 0) {
                seeds.text(kind.file()).ifPresent(text -> bring(kind, text));
            }
        }
    }

    private void bring(LexiconKind kind, String text) {
        try {
            var edition = tables.replace(kind, text, null, "seed");
            LOG.infof("%s seeded: %d lines", kind.file(), edition.lines());
        } catch (Refusal refusal) {
            throw new ConfigurationException(
                    "HOTLINE_SEED: " + kind.file() + ": " + refusal.getMessage(), Set.of("hotline.seed"));
        }
    }
}
