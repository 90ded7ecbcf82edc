package dev.rolewright.parsing.cv;

import java.util.List;

/**
 * What the head of an entry says.
 *
 * @param rest parts that are neither title, organization nor place
 * @param order above 0 when the words tell that the title comes first, below 0 when the
 *     organization does, 0 when they do not tell
 */
public record CvHead(
    String title, String organization, String location, List<String> rest, int order) {
  public CvHead {
    rest = List.copyOf(rest);
  }
}
