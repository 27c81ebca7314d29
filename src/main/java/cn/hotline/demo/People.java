package cn.hotline.demo;

/** The demo city's invented citizens; 199 0000 00xx is given to nobody. */
final class People {
    static final int COUNT = 40;
    private static final String[] SURNAMES = {"林", "沈", "顾", "程", "罗", "苏", "孟", "白"};
    private static final String[] GIVEN = {"知远", "若溪", "明轩", "雨桐", "思齐"};

    private People() {}

    static Person of(Message message) {
        int i = message.draw("person", COUNT);
        return new Person(SURNAMES[i % SURNAMES.length] + GIVEN[i / SURNAMES.length], phone(i));
    }

    private static String phone(int i) {
        return "199%08d".formatted(i + 1);
    }

    /** An invented name and its phone. */
    record Person(String name, String phone) {
        @Override
        public String toString() {
            return "***";
        }
    }
}
