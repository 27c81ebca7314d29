package cn.hotline.ticket;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * The catalogue's matter as it was when the ticket was classified; later changes of the catalogue don't touch the ticket.
 *
 * @param reviewed whether the unit's reply passes the centre's review
 */
@Embeddable
public record MatterRef(
        @Column(name = "matter") String code,
        @Column(name = "matter_name") String name,
        @Column(name = "form_version") Integer formVersion,
        @Column(name = "reviewed") Boolean reviewed) {

    @JsonIgnore
    public boolean needsReview() {
        return reviewed;
    }
}
