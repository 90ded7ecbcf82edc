package dev.rolewright.testkit;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.spi.ToolProvider;

/**
 * A bug that is planted into one source file of the module under test. A simulation that finds
 * nothing proves nothing: it has to find bugs like these.
 *
 * @param type simple name of the class in the simulation's package whose file is changed
 * @param from text that the file holds once
 * @param to what stands in its place
 */
public record PlantedBug(String type, String from, String to) {
  private static final Path SOURCES = Path.of("src/main/java");
  private static final Path CLASSES = Path.of("target/classes");
  private static final Path TEST_CLASSES = Path.of("target/test-classes");

  /**
   * Runs a simulation over the changed code, seed after seed from 0.
   *
   * @param simulation has a static method {@code run(long seed)} that fails with an {@link
   *     AssertionError} where something does not hold
   * @param mostSeeds how many are tried at most
   * @param folder takes the changed file and its classes
   * @return the first seed that finds the bug; empty where none does
   * @throws AssertionError where the file does not hold the text once, or can't be compiled with
   *     the change
   */
  public OptionalLong find(Class<?> simulation, int mostSeeds, Path folder)
      throws IOException, ReflectiveOperationException {
    compile(simulation.getPackageName(), folder);
    Method run = changed(simulation, folder).getDeclaredMethod("run", long.class);
    run.setAccessible(true);
    for (long seed = 0; seed < mostSeeds; seed++) {
      try {
        run.invoke(null, seed);
      } catch (InvocationTargetException failed) {
        if (failed.getCause() instanceof AssertionError) {
          return OptionalLong.of(seed);
        }
        throw failed;
      }
    }
    return OptionalLong.empty();
  }

  /** Compiles the changed file alone, beside the classes of all others. */
  private void compile(String packageName, Path folder) throws IOException {
    String file = type + ".java";
    String source = Files.readString(SOURCES.resolve(packageName.replace('.', '/')).resolve(file));
    int place = source.indexOf(from);
    if (place < 0 || source.indexOf(from, place + 1) >= 0) {
      throw new AssertionError(file + " does not hold this once: " + from);
    }
    Path copy = Files.writeString(folder.resolve(file), source.replace(from, to));
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
    if (code != 0) {
      throw new AssertionError(said.toString());
    }
  }

  /** Loads the simulation's package from the changed classes and the tests', all else as it is. */
  private static Class<?> changed(Class<?> simulation, Path folder)
      throws IOException, ClassNotFoundException {
    String prefix = simulation.getPackageName() + ".";
    URL[] places = {url(folder), url(CLASSES), url(TEST_CLASSES)};
    ClassLoader loader =
        new URLClassLoader(places, simulation.getClassLoader()) {
          @Override
          protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
            if (!name.startsWith(prefix)) {
              return super.loadClass(name, resolve);
            }
            synchronized (getClassLoadingLock(name)) {
              Class<?> loaded = findLoadedClass(name);
              return loaded == null ? findClass(name) : loaded;
            }
          }
        };
    return loader.loadClass(simulation.getName());
  }

  private static URL url(Path place) throws IOException {
    return place.toUri().toURL();
  }
}
