package cn.hotline.hall.map;

/** What a passage costs in seconds: the one measure by which ways are compared, so that floors have their price. */
record Pace(double metresASecond, double liftWait, double floorByLift, double floorByStairs, double floorByEscalator) {

    static Pace of(WayRules rules) {
        return new Pace(
                rules.metresAMinute() / 60.0,
                rules.liftWait().toSeconds(),
                rules.floorByLift().toSeconds(),
                rules.floorByStairs().toSeconds(),
                rules.floorByEscalator().toSeconds());
    }

    /**
     * @param riding in the same lift already, so that nobody waits for it again
     */
    double seconds(Passage passage, boolean riding) {
        double vertical = switch (passage.kind()) {
            case WALK -> 0;
            case RAMP, STAIRS -> passage.floors() * floorByStairs;
            case ESCALATOR -> passage.floors() * floorByEscalator;
            case LIFT -> (riding ? 0 : liftWait) + passage.floors() * floorByLift;
        };
        return passage.metres() / metresASecond + vertical;
    }
}
