/** Open311 GeoReport v2: the catalogue as services, tickets as service requests, in JSON and XML. */
@NullMarked
package cn.hotline.channel.partner.open311;

import org.jspecify.annotations.NullMarked;
