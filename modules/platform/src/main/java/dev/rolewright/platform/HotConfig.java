package dev.rolewright.platform;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Configuration that changes while the program runs. All files together make one immutable
 * snapshot; a change either replaces it whole or, where anything is wrong, changes nothing.
 *
 * <p>Changes are found by reading the files again and again and comparing their content.
 * Notifications of the file system are not enough: a mounted Kubernetes volume changes by a
 * symbolic link beside the files, and network file systems notify nobody.
 *
 * @param <S> type of the snapshot
 */
public final class HotConfig<S> implements AutoCloseable {
  /** How often the files are looked at unless something else is said. */
  public static final Duration INTERVAL = Duration.ofSeconds(1);

  /** An editor that writes a file in place takes less. */
  private static final Duration SETTLING = Duration.ofMillis(100);

  private final Supplier<ConfigTexts> source;
  private final Builder<S> builder;
  private final Listener listener;

  private volatile Loaded<S> loaded;
  private ConfigTexts judged;
  private @Nullable ConfigTexts unsettled;
  private boolean rejected;

  /** Held from the reading to the taking over, so that what was read later is never overtaken. */
  private final Object turn = new Object();

  private Timers.@Nullable Timer next;
  private volatile boolean closed;

  private record Loaded<S>(S snapshot, ConfigTexts texts, long version) {}

  /**
   * Makes a snapshot of the files.
   *
   * @param <S> type of the snapshot
   */
  public interface Builder<S> {
    /**
     * Makes a snapshot.
     *
     * @param version 1 for the first, one more for each that follows
     * @throws ConfigException with every mistake there is
     */
    S build(ConfigTexts texts, long version);
  }

  /** Hears what became of changes. It must not throw. */
  public interface Listener {
    /** Notes that the files are valid again or anew, and that this version holds. */
    void accepted(long version);

    /**
     * Notes that the files are not valid and that the version before goes on.
     *
     * @param errors every mistake, one line each, without any value
     */
    void rejected(List<String> errors);
  }

  private HotConfig(Supplier<ConfigTexts> source, Builder<S> builder, Listener listener) {
    this.source = source;
    this.builder = builder;
    this.listener = listener;
    judged = source.get();
    loaded = new Loaded<>(build(judged, 1, List.of()), judged, 1);
  }

  /**
   * Loads the first snapshot.
   *
   * @param source reads the files as they are at one moment, see {@link ConfigFiles#read}
   * @throws ConfigException when anything is wrong, with everything that is
   */
  public static <S> HotConfig<S> load(
      Supplier<ConfigTexts> source, Builder<S> builder, Listener listener) {
    return new HotConfig<>(source, builder, listener);
  }

  /** Returns the snapshot that holds now. Whoever works by it keeps it to the end of the work. */
  public S current() {
    return loaded.snapshot();
  }

  /**
   * Looks for changes from now on, until it is closed.
   *
   * @param worker runs what reads files, which may wait for a disk or a network
   */
  public void watch(Timers timers, Duration interval, Executor worker) {
    lookAfter(interval, timers, interval, worker);
  }

  private synchronized void lookAfter(
      Duration wait, Timers timers, Duration interval, Executor worker) {
    if (!closed) {
      next = timers.after(wait, () -> worker.execute(() -> look(timers, interval, worker)));
    }
  }

  private void look(Timers timers, Duration interval, Executor worker) {
    boolean settled = true;
    try {
      synchronized (turn) {
        settled = takeSettled(source.get());
      }
    } finally {
      lookAfter(
          settled || SETTLING.compareTo(interval) > 0 ? interval : SETTLING,
          timers,
          interval,
          worker);
    }
  }

  /**
   * Takes over a change that two looks in a row found, so that a file that is being written is not
   * reported as broken.
   *
   * @return false while a change waits for the second look
   */
  private boolean takeSettled(ConfigTexts texts) {
    boolean settled = texts.equals(judged) || texts.equals(unsettled);
    unsettled = settled ? null : texts;
    if (settled && !closed) {
      take(texts);
    }
    return settled;
  }

  /**
   * Reads the files now and takes over what changed.
   *
   * @return whether they are valid
   */
  public boolean reload() {
    synchronized (turn) {
      unsettled = null;
      take(source.get());
      return !rejected;
    }
  }

  private void take(ConfigTexts texts) {
    if (texts.equals(judged)) {
      return;
    }
    judged = texts;
    Loaded<S> before = loaded;
    if (!texts.equals(before.texts())) {
      long version = before.version() + 1;
      try {
        loaded =
            new Loaded<>(build(texts, version, vanished(before.texts(), texts)), texts, version);
      } catch (ConfigException wrong) {
        rejected = true;
        listener.rejected(wrong.errors());
        return;
      } catch (RuntimeException fault) {
        rejected = true;
        listener.rejected(
            List.of(
                "the configuration can't be taken over by a fault of the program ("
                    + fault.getClass().getSimpleName()
                    + ")"));
        return;
      }
    }
    rejected = false;
    listener.accepted(loaded.version());
  }

  private S build(ConfigTexts texts, long version, List<String> vanished) {
    List<String> errors = new ArrayList<>(texts.problems().values());
    errors.addAll(vanished);
    try {
      S snapshot = builder.build(texts, version);
      if (errors.isEmpty()) {
        return snapshot;
      }
    } catch (ConfigException wrong) {
      errors.addAll(wrong.errors());
    }
    throw new ConfigException(errors);
  }

  /**
   * Returns what is not there any more. Taking it for an empty configuration would turn a lost
   * mount into other behaviour; only single files of a folder may go.
   */
  private static List<String> vanished(ConfigTexts before, ConfigTexts now) {
    Set<String> names = new TreeSet<>(before.folders());
    before.texts().keySet().stream().filter(name -> !name.contains("/")).forEach(names::add);
    names.removeAll(now.folders());
    names.removeAll(now.texts().keySet());
    names.removeAll(now.problems().keySet());
    return names.stream()
        .map(
            name ->
                name
                    + ": is not there any more; put it back, or restart the server to go on without"
                    + " it")
        .toList();
  }

  /** Looks no more; the last snapshot stays. */
  @Override
  public synchronized void close() {
    closed = true;
    if (next != null) {
      next.cancel();
    }
  }
}
