package cn.hotline.contract;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A node and where it stands. */
record Spot(Path file, String pointer, JsonNode node) {
    Spot at(String name) {
        return new Spot(file, pointer + "/" + name, node.path(name));
    }

    String place() {
        return file + "#" + pointer;
    }

    /** The items of a list. */
    List<Spot> each() {
        var spots = new ArrayList<Spot>();
        for (int i = 0; i < (node.isArray() ? node.size() : 0); i++) {
            spots.add(new Spot(file, pointer + "/" + i, node.get(i)));
        }
        return spots;
    }

    static Set<String> names(JsonNode named) {
        var names = new HashSet<String>();
        named.forEach(n -> names.add(n.path("name").asText()));
        return names;
    }
}
