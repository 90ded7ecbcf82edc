package dev.rolewright.generation;

import dev.rolewright.platform.RequestContext;
import java.util.function.Consumer;

/** Writes a CV tailored to a job out of a person's own words. */
public interface CvGenerator {
  /**
   * Writes the CV, saves it where it gets an id and emits every event, {@code Started} first and
   * {@code Completed} last.
   *
   * @param sink takes the events in order on this thread; it blocks while the caller does not read
   *     and throws when nobody waits any more, which ends the work with nothing saved
   */
  void generate(RequestContext context, CvRequest request, Consumer<GenerationEvent> sink);
}
