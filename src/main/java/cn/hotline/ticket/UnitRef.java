package cn.hotline.ticket;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.List;

/**
 * The unit (承办单位) that has the ticket.
 *
 * @param line codes from the root of the tree down to the unit itself: whoever is on the line sees the ticket
 */
@Embeddable
public record UnitRef(
        @Column(name = "unit") String code,
        @Column(name = "unit_name") String name,
        @Column(name = "unit_line") List<String> line) {}
