package dev.rolewright.parsing.text;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A set of phrases with values, found in a text in one pass. */
public final class Phrases<T> {

  /**
   * A place of the text that holds a phrase.
   *
   * @param first index of the first word
   * @param last index of the last word
   */
  public record Hit<T>(T value, int first, int last) {}

  private record Entry<T>(T value, boolean anchored) {}

  private static final class Node<T> {
    final Map<String, Node<T>> next = new HashMap<>();
    final Map<String, Node<T>> prefixes = new HashMap<>();
    final List<Entry<T>> entries = new ArrayList<>(1);
  }

  private final Node<T> root = new Node<>();

  /** Adds a phrase; "^" in front ties it to the start, "*" after a word lets the word go on. */
  public void add(String phrase, T value) {
    boolean anchored = phrase.startsWith("^");
    Node<T> node = root;
    boolean any = false;
    for (String part : phrase.substring(anchored ? 1 : 0).strip().split("\\s+")) {
      boolean prefix = part.endsWith("*");
      Words words = Words.of(part);
      for (int index = 0; index < words.size(); index++) {
        boolean last = index == words.size() - 1;
        Map<String, Node<T>> map = prefix && last ? node.prefixes : node.next;
        node = map.computeIfAbsent(words.text(index), key -> new Node<>());
        any = true;
      }
    }
    if (any) {
      node.entries.add(new Entry<>(value, anchored));
    }
  }

  /** Returns every place that holds a phrase, by first word, shorter before longer. */
  public List<Hit<T>> find(Words words) {
    List<Hit<T>> hits = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      walk(root, words, first, first, hits);
    }
    return hits;
  }

  /** Returns the value of the phrase that is the whole text. */
  public Optional<T> whole(Words words) {
    if (words.isEmpty()) {
      return Optional.empty();
    }
    List<Hit<T>> hits = new ArrayList<>();
    walk(root, words, 0, 0, hits);
    return hits.stream().filter(hit -> hit.last() == words.size() - 1).map(Hit::value).findFirst();
  }

  /** Returns the longest phrase found; of equal ones the first. */
  Optional<Hit<T>> longest(Words words) {
    Hit<T> best = null;
    for (Hit<T> hit : find(words)) {
      if (best == null || hit.last() - hit.first() > best.last() - best.first()) {
        best = hit;
      }
    }
    return Optional.ofNullable(best);
  }

  private void walk(Node<T> node, Words words, int first, int at, List<Hit<T>> hits) {
    if (at >= words.size()) {
      return;
    }
    String word = words.text(at);
    Node<T> next = node.next.get(word);
    if (next != null) {
      arrive(next, words, first, at, hits);
    }
    if (!node.prefixes.isEmpty()) {
      for (Map.Entry<String, Node<T>> prefix : node.prefixes.entrySet()) {
        if (word.startsWith(prefix.getKey())) {
          arrive(prefix.getValue(), words, first, at, hits);
        }
      }
    }
  }

  private void arrive(Node<T> node, Words words, int first, int at, List<Hit<T>> hits) {
    for (Entry<T> entry : node.entries) {
      if (!entry.anchored() || first == 0) {
        hits.add(new Hit<>(entry.value(), first, at));
      }
    }
    walk(node, words, first, at + 1, hits);
  }
}
