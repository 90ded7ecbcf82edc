package dev.rolewright.llm.spi;

import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.ChatRequest;
import dev.rolewright.llm.Run;
import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/** Keeps the attempts at providers. Every look-up is within one tenant. */
public interface RunRepository {
  /**
   * What is written of an attempt at one moment.
   *
   * @param input kept where it is present
   * @param output kept where it is present
   */
  record Entry(Run run, Optional<ChatRequest> input, Optional<String> output) {}

  /**
   * An attempt as it is kept.
   *
   * @param output empty where it was not kept, or is kept no more
   * @param input empty where it was not kept, or is kept no more
   */
  record Stored(Run run, String output, Optional<ChatRequest> input) {}

  /**
   * Which attempts are asked for. What is empty does not narrow.
   *
   * @param from attempts that started at this time or later
   * @param to attempts that started before this time
   */
  record Filter(
      String correlationId,
      Optional<Instant> from,
      Optional<Instant> to,
      String task,
      String provider,
      String model,
      Set<Run.Status> statuses) {
    /** All attempts. */
    public static final Filter ALL =
        new Filter("", Optional.empty(), Optional.empty(), "", "", "", Set.of());

    /** Copies the set. */
    public Filter {
      statuses = Set.copyOf(statuses);
    }
  }

  /**
   * Writes entries, each of another attempt; a later entry of an attempt replaces what an earlier
   * one said of it, and keeps its input. Entries of a tenant that is gone are left out.
   */
  void save(List<Entry> entries);

  /** Returns an attempt; empty for an unknown id and for another tenant's. */
  Optional<Stored> find(String tenantId, String id);

  /** Lists attempts, the newest first. */
  Page<Run> list(String tenantId, Filter filter, PageRequest page);

  /** Returns the tokens of all attempts that started at a time or later, as vendors counted. */
  TokenUsage usage(String tenantId, Instant from);

  /**
   * Returns how many tokens the answers of a task took on average that began at a time or later, as
   * vendors counted; empty where there are none.
   */
  OptionalDouble averageOutputTokens(String tenantId, String task, Instant from);

  /**
   * Erases inputs and outputs of attempts that started before a time.
   *
   * @return how many attempts lost them
   */
  int eraseContents(Instant before);
}
