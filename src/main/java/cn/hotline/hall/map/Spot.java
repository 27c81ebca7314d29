package cn.hotline.hall.map;

/** A place on a floor, in metres east and north of the hall's origin. */
record Spot(double x, double y) {

    private static final double METRES_A_DEGREE = 111_320;

    /** A hall is so small that the earth is flat in it. */
    static Spot of(double lon, double lat, double originLon, double originLat) {
        double east = (lon - originLon) * METRES_A_DEGREE * Math.cos(Math.toRadians(originLat));
        return new Spot(east, (lat - originLat) * METRES_A_DEGREE);
    }

    double metresTo(Spot other) {
        return Math.hypot(other.x - x, other.y - y);
    }

    /** Against the clock from east, in degrees. */
    double bearingTo(Spot other) {
        return Math.toDegrees(Math.atan2(other.y - y, other.x - x));
    }
}
