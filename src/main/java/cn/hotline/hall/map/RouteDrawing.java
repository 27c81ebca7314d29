package cn.hotline.hall.map;

import cn.hotline.platform.Messages;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A route as SVG, one floor after the other, to be read from a step away. */
final class RouteDrawing {

    private static final int WIDTH = 1080;
    private static final int MARGIN = 80;
    private static final int HEAD = 80;
    private static final int ARROW_METRES = 5;
    private static final String WALKED = "stroke=\"#c8102e\" stroke-width=\"9\"";
    private static final String ARROW = " marker-mid=\"url(#tip)\"";

    private final Route route;
    private final HallMap map;
    private final Set<String> counters;
    private final Messages messages;
    private final double west;
    private final double north;
    private final double scale;
    private final int panel;
    private final StringBuilder svg = new StringBuilder();

    private RouteDrawing(Route route, HallMap map, Set<String> counters, Messages messages) {
        this.route = route;
        this.map = map;
        this.counters = counters;
        this.messages = messages;
        var x = map.points().stream().mapToDouble(p -> p.spot().x()).summaryStatistics();
        var y = map.points().stream().mapToDouble(p -> p.spot().y()).summaryStatistics();
        this.west = x.getMin();
        this.north = y.getMax();
        this.scale = (WIDTH - 2.0 * MARGIN) / Math.max(10, Math.max(x.getMax() - x.getMin(), y.getMax() - y.getMin()));
        this.panel = HEAD + 2 * MARGIN + (int) Math.ceil((y.getMax() - y.getMin()) * scale);
    }

    /** @param counters that the hall has now; others on the map are gone and not named */
    static String of(Route route, HallMap map, Set<String> counters, Messages messages) {
        return new RouteDrawing(route, map, counters, messages).draw();
    }

    private String draw() {
        var floors = Stream.concat(
                        Stream.of(route.start().floor()),
                        route.passages().stream().map(p -> map.demand(p.to()).floor()))
                .distinct()
                .filter(this::isWalkedOn)
                .toList();
        svg.append(String.format(Locale.ROOT, """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %1$d %2$d" width="%1$d" height="%2$d" \
                font-family="Noto Sans CJK SC, Noto Sans SC, Microsoft YaHei, sans-serif">
                <rect width="100%%" height="100%%" fill="#ffffff"/>
                <defs><marker id="tip" viewBox="0 0 10 10" refX="5" refY="5" markerWidth="3" markerHeight="3" orient="auto">\
                <path d="M0 0L10 5L0 10z" fill="#c8102e"/></marker></defs>
                """, WIDTH, panel * floors.size()));
        for (int i = 0; i < floors.size(); i++) {
            svg.append("<g transform=\"translate(0 ").append(i * panel).append(")\">\n");
            floor(floors.get(i));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    /** A floor that a lift only passes is not drawn. */
    private boolean isWalkedOn(int floor) {
        return floor == route.start().floor()
                || floor == route.goal().floor()
                || route.passages().stream()
                        .anyMatch(p -> p.floors() == 0 && map.demand(p.from()).floor() == floor);
    }

    private void floor(int floor) {
        var title = messages.text(floor < 0 ? "way.basement" : "way.floor", Integer.toString(Math.abs(floor)));
        text(MARGIN / 2.0, 58, "font-size=\"44\" font-weight=\"bold\" fill=\"#1a1a1a\"", title);
        svg.append("<line x1=\"0\" x2=\"").append(WIDTH).append("\" y1=\"1\" y2=\"1\" stroke=\"#999999\"/>\n");
        map.passages().stream()
                .filter(p -> isOn(p, floor))
                .forEach(p -> line(p.line(), "stroke=\"#dfe4ea\" stroke-width=\"26\""));
        walked(floor);
        var seen = new TreeSet<>(route.points());
        map.points().stream()
                .filter(p -> p.floor() == floor && p.kind() != Point.Kind.CROSSING)
                .filter(p -> !isGone(p) || p.equals(route.start()))
                .forEach(p -> point(p, seen.contains(p.id())));
    }

    private boolean isGone(Point point) {
        return point.counter() != null && !counters.contains(point.counter());
    }

    private void walked(int floor) {
        route.passages().stream()
                .filter(p -> isOn(p, floor))
                .forEach(p -> line(withMiddle(p.line()), WALKED + (p.metres() > ARROW_METRES ? ARROW : "")));
    }

    /** Where the arrow stands; one at the end would be hidden by what is there. */
    private static List<Spot> withMiddle(List<Spot> line) {
        if (line.size() != 2) {
            return line;
        }
        var from = line.getFirst();
        var to = line.getLast();
        return List.of(from, new Spot((from.x() + to.x()) / 2, (from.y() + to.y()) / 2), to);
    }

    private boolean isOn(Passage passage, int floor) {
        return passage.floors() == 0 && map.demand(passage.from()).floor() == floor;
    }

    private void point(Point point, boolean onTheWay) {
        boolean start = point.equals(route.start());
        boolean goal = point.equals(route.goal());
        double x = x(point.spot());
        double y = y(point.spot());
        var colour = start ? "#0a7d33" : goal ? "#c8102e" : onTheWay ? "#1f4e9c" : "#7a8794";
        svg.append(String.format(
                Locale.ROOT,
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" fill=\"%s\" stroke=\"#ffffff\" stroke-width=\"3\"/>%n",
                x,
                y,
                start || goal ? 17 : 11,
                colour));
        var size = start || goal ? "font-size=\"30\" font-weight=\"bold\"" : "font-size=\"22\"";
        double below = point.spot().y() > north - (panel - HEAD - 2 * MARGIN) / scale / 2 ? -24 : 42;
        var name = isGone(point) ? "" : point.name(messages.isEnglish());
        text(x, y + below, size + " text-anchor=\"middle\" fill=\"" + colour + "\"", name);
    }

    private void line(List<Spot> spots, String style) {
        var points = spots.stream()
                .map(s -> String.format(Locale.ROOT, "%.1f,%.1f", x(s), y(s)))
                .collect(Collectors.joining(" "));
        svg.append("<polyline points=\"").append(points).append("\" fill=\"none\" stroke-linecap=\"round\" ");
        svg.append("stroke-linejoin=\"round\" ").append(style).append("/>\n");
    }

    private void text(double x, double y, String style, String words) {
        svg.append(
                String.format(Locale.ROOT, "<text x=\"%.1f\" y=\"%.1f\" %s>%s</text>%n", x, y, style, escaped(words)));
    }

    private double x(Spot spot) {
        return MARGIN + (spot.x() - west) * scale;
    }

    private double y(Spot spot) {
        return HEAD + MARGIN + (north - spot.y()) * scale;
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
