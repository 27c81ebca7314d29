package cn.hotline.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagesTest {
    private static final String HEADER = "id,label,title,text\r\n";

    @Test
    void readsQuotedFieldsOverSeveralLinesAfterAByteOrderMark() throws IOException {
        List<Message> read = read("\uFEFF" + HEADER + "1,城乡建设,路灯,\"第一行，\"\"很黑\"\"\r\n第二行\"\r\n\r\n2,教育文体,,文字\r\n");

        assertThat(read).extracting(Message::id).containsExactly("1", "2");
        assertThat(read.getFirst().text()).isEqualTo("第一行，\"很黑\"\n第二行");
        assertThat(read.getFirst().label()).isEqualTo("城乡建设");
    }

    @Test
    void readsJsonLinesWithTheirMatter() throws IOException {
        List<Message> read = read("""
                {"id":"a","label":"x","title":"t","text":"u","matter":"010104","more":[1]}

                {"id":7,"label":"","title":"","text":"v"}""");

        assertThat(read).extracting(Message::id).containsExactly("a", "7");
        assertThat(read).extracting(Message::matter).containsExactly("010104", null);
    }

    @Test
    void takesColumnsInAnyOrderAndMoreThanItKnows() throws IOException {
        assertThat(read("text,extra,ID,title,label\nu,?,1,t,l\n").getFirst().text())
                .isEqualTo("u");
    }

    @Test
    void givesAMessageWithoutATitleItsFirstSentence() throws IOException {
        List<Message> read = read(HEADER + "1,l, ,建设路的路灯坏了一周。晚上很黑\n2,l,,好\n");

        assertThat(read).extracting(Message::title).containsExactly("建设路的路灯坏了一周", "好");
    }

    @Test
    void cutsNoCodePointInHalf() throws IOException {
        Message message = read(HEADER + "1,l," + "a" + "😀".repeat(60) + "," + "b" + "😀".repeat(6000) + "\n")
                .getFirst();

        assertThat(message.title()).hasSize(99).endsWith("😀");
        assertThat(message.text()).hasSize(9999).endsWith("😀");
        assertThat(message.content().shortened()).isTrue();
    }

    @Test
    void dropsWhatNoTicketTakesAndSaysSo() throws IOException {
        List<Message> read = read(HEADER + "1,l,a\u0007b,c\u0007d\n2,l,a,\"c\td\r\ne\"\n");

        assertThat(read.getFirst().title()).isEqualTo("a b");
        assertThat(read).extracting(Message::text).containsExactly("c d", "c\td\ne");
        assertThat(read).extracting(message -> message.content().cleaned()).containsExactly(true, false);
    }

    @Test
    void keepsTheKeyOfAMessageAsLongAsItsContentStays() throws IOException {
        List<Message> one = read(HEADER + "1,l,t,u\n2,l,t,u\n");
        List<Message> other = read("{\"id\":\"1\",\"label\":\"m\",\"title\":\"t\",\"text\":\"u\"}\n"
                + "{\"id\":\"2\",\"label\":\"l\",\"title\":\"t\",\"text\":\"u!\"}");

        assertThat(other.get(0).key()).isEqualTo(one.get(0).key());
        assertThat(other.get(1).key()).isNotEqualTo(one.get(1).key());
        assertThat(one.get(0).key()).isNotEqualTo(one.get(1).key());
    }

    @Test
    void knowsATextAgainAfterItsNumbersWereMasked() {
        int sent = Message.fingerprint("请回电 19900005678，谢谢");

        assertThat(Message.fingerprint("请回电 199****5678，谢谢")).isEqualTo(sent);
        assertThat(Message.fingerprint("请回信，谢谢")).isNotEqualTo(sent);
    }

    @Test
    void spreadsMessagesOverAllDoorsAlwaysTheSameWay() throws IOException {
        StringBuilder file = new StringBuilder(HEADER);
        for (int i = 0; i < 2_000; i++) {
            file.append(i).append(",l,t,u\n");
        }
        List<Message> messages = read(file.toString());

        assertThat(messages.stream().filter(m -> Door.of(m) == Door.APP).count())
                .isBetween(1_300L, 1_500L);
        assertThat(messages.stream().filter(m -> Door.of(m) == Door.WEB).count())
                .isBetween(60L, 140L);
        assertThat(messages.stream().filter(Replies::isSentBackOnce).count()).isBetween(30L, 95L);
        assertThat(messages.stream().map(ReporterKind::of).distinct()).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    ''                                         | file is empty
                    id,label,text\\n1,l,u                      | line 1: column missing: title
                    id,label,title,text,id\\n1,l,t,u,2         | line 1: the header names a column twice
                    id,label,title,text\\n1,l,t,u\\n1,l,t,v    | line 3: the id 1 was there before
                    id,label,title,text\\n1,l,t,u\\n2,l,t,\\s   | line 3: the text of 2 is empty
                    id,label,title,text\\n ,l,t,u              | line 2: the id is empty
                    id,label,title,text\\n1,l,t                | line 2: Record 2 has 3 fields
                    id,label,title,text\\n1,l,t,u\\0           | line 2: a NUL character
                    {"id":"1","label":"l","title":"t"}         | line 1: "text" is missing
                    {"id":"1","id":"2"}                        | line 1: not one JSON object
                    {"id":"1","label":"l","title":"t","text":"u"}\\n[] | line 2: not a JSON object
                    """)
    void refusesABadFileWithItsLine(String file, String why) {
        String text = file.replace("\\n", "\n").replace("\\0", "\0").replace("\\s", " ");

        assertThatThrownBy(() -> read(text)).isInstanceOf(BadMessages.class).hasMessageContaining(why);
    }

    @Test
    void refusesAQuotationMarkThatIsNeverClosed() {
        assertThatThrownBy(() -> read(HEADER + "1,l,t,u\n2,l,t,\"u\n3,l,t,v\n"))
                .isInstanceOf(BadMessages.class)
                .hasMessageContaining("line 3")
                .hasMessageContaining("never closed");
    }

    @Test
    void refusesARecordWithoutEnd() {
        String endless = "x".repeat(Messages.RECORD_CHARS + 1);

        assertThatThrownBy(() -> read(HEADER + "1,l,t,u\n2,l,t," + endless))
                .isInstanceOf(BadMessages.class)
                .hasMessageContaining("line 3");
        assertThatThrownBy(() -> read("{\"id\":\"" + endless))
                .isInstanceOf(BadMessages.class)
                .hasMessageContaining("line 1");
    }

    @Test
    void refusesAnotherEncodingWithItsLine() {
        byte[] bytes = (HEADER + "1,l,t,u\n2,l,t,路灯\n").getBytes(Charset.forName("GB18030"));

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(BadMessages.class)
                .hasMessageStartingWith("line 3: not UTF-8");
        assertThatThrownBy(() -> read((HEADER + "1,l,t,u\n").getBytes(StandardCharsets.UTF_16LE)))
                .isInstanceOf(BadMessages.class)
                .hasMessageContaining("NUL");
    }

    @Test
    void saysThatThereIsNoFile() {
        assertThatThrownBy(() -> Messages.count(Path.of("no-such-file.csv")))
                .isInstanceOf(BadMessages.class)
                .hasMessage("no such file");
    }

    private static List<Message> read(String file) throws IOException {
        return read(file.getBytes(StandardCharsets.UTF_8));
    }

    private static List<Message> read(byte[] file) throws IOException {
        List<Message> read = new ArrayList<>();
        try (Messages messages = Messages.open(new ByteArrayInputStream(file))) {
            for (Message message = messages.next(); message != null; message = messages.next()) {
                read.add(message);
            }
        }
        return read;
    }
}
