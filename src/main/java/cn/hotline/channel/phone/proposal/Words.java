package cn.hotline.channel.phone.proposal;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.analysis.cn.smart.HMMChineseTokenizer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;

/** Cuts Chinese text into words. */
final class Words {

    private Words() {}

    /** Words of at least two characters. */
    static List<String> of(String text) {
        var words = new ArrayList<String>();
        try (var tokenizer = new HMMChineseTokenizer()) {
            tokenizer.setReader(new StringReader(text));
            var term = tokenizer.addAttribute(CharTermAttribute.class);
            tokenizer.reset();
            while (tokenizer.incrementToken()) {
                if (term.length() > 1) {
                    words.add(term.toString());
                }
            }
            tokenizer.end();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }
}
