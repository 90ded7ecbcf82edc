package dev.rolewright.platform;

import java.util.List;
import java.util.function.Function;

/**
 * One page of a list.
 *
 * @param <T> what is listed
 * @param items the items of this page
 * @param nextToken token of the next page; empty on the last one
 */
public record Page<T>(List<T> items, String nextToken) {
  /** Copies the items. */
  public Page {
    items = List.copyOf(items);
  }

  /** Returns the same page of other items. */
  public <R> Page<R> map(Function<? super T, ? extends R> mapper) {
    return new Page<>(items.stream().<R>map(mapper).toList(), nextToken);
  }
}
