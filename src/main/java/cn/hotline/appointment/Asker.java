package cn.hotline.appointment;

import cn.hotline.access.Caller;

/**
 * Who changes an appointment.
 *
 * @param citizen in whose name
 * @param client who asks: they themselves, a kiosk, an agent, a clerk
 */
record Asker(Caller.Citizen citizen, String client) {

    static Asker of(Caller.Citizen citizen) {
        return new Asker(citizen, citizen.client());
    }

    boolean isStaff() {
        return client.startsWith("staff:");
    }
}
