package dev.rolewright.parsing.cv;

import java.util.List;
import java.util.Set;

/**
 * What the contact block of a CV says; each may be empty.
 *
 * @param used the lines of the source that say it
 * @param summary lines of running text below the block
 */
public record CvContact(
    String name,
    String headline,
    String email,
    String phone,
    String location,
    List<String> links,
    Set<Integer> used,
    List<CvLine> summary) {
  public CvContact {
    links = List.copyOf(links);
    used = Set.copyOf(used);
    summary = List.copyOf(summary);
  }
}
