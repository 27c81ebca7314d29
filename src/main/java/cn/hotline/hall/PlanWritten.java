package cn.hotline.hall;

import java.util.Collection;

/**
 * The plan of a hall has been written anew; whoever keeps its map names the counters that are not on it.
 *
 * @param unmapped to be added to
 */
public record PlanWritten(String hall, Collection<String> unmapped) {}
