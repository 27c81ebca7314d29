package cn.hotline.notice.gateway;

import cn.hotline.notice.Answer;
import cn.hotline.notice.Answer.Fault;
import java.util.Locale;

/** What a command_status other than 0 means (SMPP 3.4, 5.1.3). */
final class SmppCodes {

    private static final CodeTable CODES = new CodeTable(Fault.CONTENT)
            // ESME_RINVSRCADR is our own number; RINVDSTADR, RINVDSTTON, RINVDSTNPI, RINVNUMDESTS are the citizen's
            .refused(Fault.NUMBER, "smpp-0000000b", "smpp-00000050", "smpp-00000051", "smpp-00000033")
            .refused(Fault.ACCOUNT, "smpp-0000000a", "smpp-00000048", "smpp-00000049")
            // RTHROTTLED, RMSGQFUL
            .refused(Fault.THROTTLED, "smpp-00000058", "smpp-00000014")
            // RINVBNDSTS, RINVSERTYP, RINVSYSTYP, RBINDFAIL, RINVPASWD, RINVSYSID, RALYBND
            .refused(Fault.ACCOUNT, "smpp-00000004", "smpp-00000015", "smpp-00000053", "smpp-0000000d")
            .refused(Fault.ACCOUNT, "smpp-0000000e", "smpp-0000000f", "smpp-00000005")
            // RSYSERR, RX_T_APPN, RSUBMITFAIL: the gateway says that it did not take it
            .refused(Fault.UNAVAILABLE, "smpp-00000008", "smpp-00000064", "smpp-00000045");

    private SmppCodes() {}

    static Answer answer(int status) {
        return CODES.answer(code(status));
    }

    static String code(int status) {
        return String.format(Locale.ROOT, "smpp-%08x", status);
    }
}
