package dev.rolewright.limits.spi;

import java.util.SortedMap;

/**
 * All that one replica admitted of a window.
 *
 * @param window the counter
 * @param amounts amount by bucket
 */
public record History(Window window, SortedMap<Long, Long> amounts) {}
