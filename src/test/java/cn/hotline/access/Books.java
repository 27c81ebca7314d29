package cn.hotline.access;

import cn.hotline.access.Kiosks.Kiosk;
import cn.hotline.access.RoleMatrix.Row;
import cn.hotline.support.ATicket;
import cn.hotline.survey.SurveyBook;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import org.jspecify.annotations.Nullable;

/** Which rooms know how their own operations are asked. */
final class Books {

    private Books() {}

    /** Rows of one lane share tables; those of different lanes don't. */
    static int lane(Row row) {
        if (AppointmentBook.knows(row)) {
            return 1;
        }
        return HallFeedBook.knows(row) || HallBook.knows(row) || QueueBook.knows(row) ? 2 : 0;
    }

    /** Null for an operation that no book knows. */
    static @Nullable Response asked(Row row, RequestSpecification request, ATicket ticket, Kiosk kiosk) {
        if (row.path().endsWith("/demo/v1/token")) {
            return DemoBook.asked(request);
        }
        if (row.path().endsWith("/attachments")) {
            return Pdf.sent(request, row.path());
        }
        if (row.path().contains("/catalogue/")) {
            return CatalogueBook.request(row, request).request(row.method(), CatalogueBook.path(row));
        }
        if (row.path().matches(".*/(phrases|places)")) {
            return ProposalBook.request(row, request).request(row.method(), row.path());
        }
        if (CitizenBook.knows(row)) {
            return CitizenBook.request(row, request).request(row.method(), CitizenBook.path(row));
        }
        if (NoticeBook.knows(row)) {
            return NoticeBook.request(row, request).request(row.method(), NoticeBook.path(row));
        }
        if (AppointmentBook.knows(row)) {
            return AppointmentBook.asked(row, request, kiosk);
        }
        if (PhoneBook.knows(row)) {
            return PhoneBook.request(row, request, ticket).request(row.method(), PhoneBook.path(row, ticket));
        }
        if (KioskBook.knows(row)) {
            return KioskBook.asked(row, request, kiosk);
        }
        if (PartnerBook.knows(row)) {
            return PartnerBook.request(row, request).request(row.method(), PartnerBook.path(row));
        }
        if (WechatBook.knows(row)) {
            return WechatBook.asked(row, request);
        }
        if (HallFeedBook.knows(row)) {
            return HallFeedBook.asked(row, request);
        }
        if (HallBook.knows(row)) {
            return HallBook.asked(row, request);
        }
        if (QueueBook.knows(row)) {
            return QueueBook.asked(row, request, kiosk);
        }
        if (DoorBook.knows(row)) {
            return DoorBook.asked(row, request, ticket);
        }
        if (row.path().startsWith("/s/")) {
            return SurveyBook.asked(row.method(), request);
        }
        return null;
    }
}
