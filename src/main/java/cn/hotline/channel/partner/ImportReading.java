package cn.hotline.channel.partner;

import cn.hotline.platform.ConstraintTexts;
import cn.hotline.platform.JsonRefusals;
import cn.hotline.platform.ProblemType;
import cn.hotline.platform.Refusal;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Singleton;
import jakarta.validation.Validator;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads what a partner brings in one go into rows; a row that is wrong says so and harms no other. */
@Singleton
class ImportReading {

    private static final char BOM = '\uFEFF';

    private final ObjectMapper json;
    private final Validator validator;

    ImportReading(ObjectMapper json, Validator validator) {
        this.json = json;
        this.validator = validator;
    }

    /** In what form it came. */
    enum Form {
        /** A table with a header. */
        CSV,
        /** One JSON object a line. */
        LINES
    }

    /** @throws Refusal 400, 413 or 422 for what can't be read as a whole */
    List<ImportRow> rows(Form form, byte[] content) {
        var text = text(content);
        var rows = form == Form.CSV ? new ImportTable(this).rows(text) : lines(text);
        if (rows.isEmpty()) {
            throw Refusal.invalid("rows", "import-empty");
        }
        return rows;
    }

    /** @throws Refusal 413 for one row too many */
    static void demandRoom(List<ImportRow> rows) {
        if (rows.size() >= ImportRow.MOST) {
            throw new Refusal(ProblemType.TOO_LARGE, "import-too-many", ImportRow.MOST);
        }
    }

    ImportRow row(int line, JsonNode node) {
        try {
            return checked(line, json.treeToValue(node, PartnerSubmission.class));
        } catch (JsonProcessingException e) {
            return new ImportRow(line, null, JsonRefusals.of(e));
        }
    }

    ObjectMapper json() {
        return json;
    }

    private List<ImportRow> lines(String text) {
        var rows = new ArrayList<ImportRow>();
        int line = 0;
        for (var each : (Iterable<String>) text.lines()::iterator) {
            line++;
            if (!each.isBlank()) {
                demandRoom(rows);
                rows.add(row(line, each));
            }
        }
        return rows;
    }

    private ImportRow row(int line, String text) {
        try {
            return checked(line, json.readValue(text, PartnerSubmission.class));
        } catch (JsonProcessingException e) {
            return new ImportRow(line, null, JsonRefusals.of(e));
        }
    }

    @SuppressWarnings("NullAway") // Jackson makes nothing of "null"
    private ImportRow checked(int line, PartnerSubmission submission) {
        if (submission == null) {
            return new ImportRow(line, null, new Refusal(ProblemType.MALFORMED, "malformed"));
        }
        var refusal = new Refusal(ProblemType.INVALID, "invalid");
        validator
                .validate(submission)
                .forEach(violation -> refusal.andField(
                        violation.getPropertyPath().toString(),
                        ConstraintTexts.key(violation),
                        ConstraintTexts.args(violation)));
        if (submission.externalId() == null) {
            refusal.andField("externalId", "constraint.required");
        }
        return new ImportRow(line, submission, refusal.hasFields() ? refusal : null);
    }

    private static String text(byte[] content) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(content))
                    .toString();
            return text.indexOf(BOM) == 0 ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new Refusal(ProblemType.MALFORMED, "csv-not-utf8");
        }
    }
}
