package cn.hotline.access;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All that may stand in an address; a new name has to be added here by somebody who has thought about it. */
public final class AddressParameters {

    private static final Set<String> OURS = Set.of(
            "number",
            "code",
            "id",
            "limit",
            "after",
            "status",
            "type",
            "level",
            "channel",
            "matter",
            "unit",
            "region",
            "filedFrom",
            "filedBefore",
            "text",
            "externalId",
            "wait",
            "state",
            "deliveryId",
            "keyId",
            "year",
            "version",
            "start",
            "amount",
            "kind",
            "scope",
            "late",
            "before",
            "from",
            "label",
            "on",
            "effectiveFrom",
            "dryRun",
            "event",
            "language",
            "to",
            "secret",
            "round",
            "queue",
            "draft",
            "paper",
            "hall",
            "counter",
            "service",
            "counter",
            "slot",
            "stepFree",
            "token");

    /** What WeChat puts into an address. */
    private static final Set<String> WECHAT = Set.of("signature", "timestamp", "nonce", "msg_signature", "echostr");

    /** What Open311 asks for in an address. */
    private static final Set<String> OPEN311 = Set.of(
            "format",
            "service_code",
            "service_request_id",
            "api_key",
            "jurisdiction_id",
            "start_date",
            "end_date",
            "direction",
            "coordination");

    public static final Set<String> LAWFUL =
            Stream.of(OURS, WECHAT, OPEN311).flatMap(Set::stream).collect(Collectors.toSet());

    private AddressParameters() {}
}
