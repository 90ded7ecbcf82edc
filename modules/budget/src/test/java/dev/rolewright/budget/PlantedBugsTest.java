package dev.rolewright.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.spi.ToolProvider;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A simulation that finds nothing proves nothing: it has to find bugs that are planted for it. */
class PlantedBugsTest {
  private static final Path SOURCES = Path.of("src/main/java/dev/rolewright/budget");
  private static final Path CLASSES = Path.of("target/classes");
  private static final int MOST_SEEDS = 2_000;

  @TempDir private Path folder;

  /** A change of one source file. */
  enum Bug {
    OTHERS_GRANTS_ARE_NOT_COUNTED(
        "Balance", "unspent <= grantedPicos ? 0 : unspent - grantedPicos", "Math.max(0, unspent)"),
    A_SETTLEMENT_IS_NOT_WRITTEN(
        "Budgets", "      journal.settle(hold.slot(), costPicos, usage, basis);\n", ""),
    A_RESERVATION_IS_NOT_WRITTEN(
        "Budgets", "      journal.reserve(hold.slot(), hold.entry());\n", ""),
    AN_OPEN_RESERVATION_IS_FORGOTTEN_AFTER_A_KILL(
        "Journal",
        "case JournalSlot.Content.Open(LedgerEntry entry) -> entries.add(entry);",
        "case JournalSlot.Content.Open(LedgerEntry entry) -> {}"),
    A_PLACE_IS_FREED_BEFORE_IT_IS_BOOKED(
        "Books",
        "        batch.add(settled.remove());\n",
        "        batch.add(settled.remove());\n"
            + "        journal.free(batch.getLast().hold().slot());\n"),
    A_LOST_ANSWER_FORGETS_THE_BATCH(
        "Books", "      draft.batch().reversed().forEach(settled::addFirst);\n", ""),
    MONEY_IS_USED_WHILE_IT_IS_GIVEN_BACK("Purse", "    granted -= excess;\n", ""),
    A_RELEASED_RESERVATION_STAYS_WRITTEN(
        "Budgets", "      end();\n      journal.free(hold.slot());\n", "      end();\n"),
    THE_COST_STAYS_GRANTED("Balance", "Math.max(0, ownPicos - costPicos)", "ownPicos"),
    A_LATE_QUESTION_IS_STILL_DONE(
        "Bookkeeper", "      generation = OptionalLong.empty();\n      try {\n", "      try {\n"),
    WHAT_A_DEAD_REPLICA_HELD_STAYS(
        "Recovery", "      store.close(now.journal.replica(), now.generation);\n", "");

    private final String file;
    private final String from;
    private final String to;

    Bug(String file, String from, String to) {
      this.file = file + ".java";
      this.from = from;
      this.to = to;
    }

    String in(String source) {
      assertThat(source.split(java.util.regex.Pattern.quote(from), -1))
          .as("%s holds once: %s", file, from)
          .hasSize(2);
      return source.replace(from, to);
    }
  }

  @ParameterizedTest
  @EnumSource
  void theSimulationFindsIt(Bug bug) throws Exception {
    Method run = simulation(compiled(bug));
    Optional<Long> found = Optional.empty();
    for (long seed = 0; seed < MOST_SEEDS && found.isEmpty(); seed++) {
      try {
        run.invoke(null, seed);
      } catch (InvocationTargetException failed) {
        assertThat(failed.getCause()).isInstanceOf(AssertionError.class);
        found = Optional.of(seed);
      }
    }
    assertThat(found).as(bug.name().toLowerCase(Locale.ROOT)).isPresent();
  }

  /** Compiles the changed file alone, beside the classes of all others. */
  private Path compiled(Bug bug) throws IOException {
    Path copy = folder.resolve(bug.file);
    Files.writeString(copy, bug.in(Files.readString(SOURCES.resolve(bug.file))));
    StringWriter said = new StringWriter();
    PrintWriter out = new PrintWriter(said);
    int code =
        ToolProvider.findFirst("javac")
            .orElseThrow()
            .run(
                out,
                out,
                "-d",
                folder.toString(),
                "-proc:none",
                "-cp",
                CLASSES + File.pathSeparator + System.getProperty("jdk.module.path"),
                copy.toString());
    assertThat(code).as(said.toString()).isZero();
    return folder;
  }

  /** Loads this package from the changed classes and the tests', all else as it is. */
  private static Method simulation(Path changed) throws ReflectiveOperationException {
    URL[] places = {url(changed), url(CLASSES), url(Path.of("target/test-classes"))};
    ClassLoader usual = PlantedBugsTest.class.getClassLoader();
    ClassLoader loader =
        new URLClassLoader(places, usual) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith("dev.rolewright.budget.")) {
              return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
              Class<?> loaded = findLoadedClass(name);
              return loaded == null ? findClass(name) : loaded;
            }
          }
        };
    Method run = loader.loadClass(Simulation.class.getName()).getDeclaredMethod("run", long.class);
    run.setAccessible(true);
    return run;
  }

  private static URL url(Path folder) {
    try {
      return folder.toUri().toURL();
    } catch (MalformedURLException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
