package cn.hotline.demo;

/** In whose name a request is made: a staff username, a citizen's phone, a kiosk's id, or nobody's. */
record Caller(Kind kind, String name) {
    static final Caller NOBODY = new Caller(Kind.NOBODY, "");

    enum Kind {
        NOBODY,
        STAFF,
        CITIZEN,
        DEVICE
    }

    static Caller staff(String username) {
        return new Caller(Kind.STAFF, username);
    }

    static Caller citizen(String phone) {
        return new Caller(Kind.CITIZEN, phone);
    }

    static Caller device(String id) {
        return new Caller(Kind.DEVICE, id);
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
