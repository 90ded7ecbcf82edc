package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * No text makes a regular expression of this module take time out of proportion: the characters
 * looked at grow with the length of the text, not with its square.
 */
class PatternCostTest {
  private static final int LENGTH = 4_000;
  private static final int MOST_FINDS = 50;

  /** Enough for the greatest fixed look-ahead; a square would be {@value #LENGTH} a character. */
  private static final long MOST_LOOKS_A_CHARACTER = 1_000;

  /** A pattern that does not find its end by then has told enough. */
  private static final class TooDear extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooDear() {
      super("", null, false, false);
    }
  }

  private static final List<String> PIECES =
      List.of(
          "1",
          "a",
          " ",
          "A",
          "-",
          ".",
          "*",
          "#",
          "<",
          "[",
          "(",
          "\"",
          "ä",
          "€",
          "1 ",
          "a ",
          "a-",
          "A ",
          "1,",
          "a, ",
          "A. ",
          "1-",
          "1.",
          "A-a ",
          "a/",
          "<a ",
          "</",
          "**a",
          "[a](",
          "a@",
          "www.",
          "http://",
          "and ",
          "or ",
          "of ",
          "in ",
          "years ",
          "you ",
          "be ",
          "experience ",
          "$1",
          "$ ",
          "&",
          "| ",
          "\t",
          "\u2013 ",
          "Mr. ",
          "a.a",
          "1/1",
          "2020 ",
          "May ");

  private static final class Counted implements CharSequence {
    private final String text;
    private final long most;
    private long looks;

    Counted(String text) {
      this.text = text;
      this.most = MOST_LOOKS_A_CHARACTER * text.length();
    }

    @Override
    public int length() {
      return text.length();
    }

    @Override
    public char charAt(int index) {
      looks++;
      if (looks > most) {
        throw new TooDear();
      }
      return text.charAt(index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return text.subSequence(start, end);
    }

    @Override
    public String toString() {
      return text;
    }
  }

  @Test
  void looksGrowWithTheTextAndNotWithItsSquare() throws Exception {
    List<String> tooDear = new ArrayList<>();
    Map<String, Pattern> patterns = patterns();
    assertThat(patterns).hasSizeGreaterThan(100);
    for (String piece : PIECES) {
      String text = piece.repeat(LENGTH / piece.length());
      patterns.forEach(
          (name, pattern) -> {
            if (isTooDear(pattern, text)) {
              tooDear.add(name + " on \"" + piece + "\"");
            }
          });
    }
    assertThat(tooDear).isEmpty();
  }

  private static boolean isTooDear(Pattern pattern, String text) {
    Matcher matcher = pattern.matcher(new Counted(text));
    int found = 0;
    try {
      while (found < MOST_FINDS && matcher.find()) {
        found++;
      }
    } catch (TooDear | StackOverflowError failure) {
      return true;
    }
    return false;
  }

  private static Map<String, Pattern> patterns() throws Exception {
    Map<String, Pattern> patterns = new java.util.TreeMap<>();
    for (Class<?> type : classes()) {
      for (Field field : type.getDeclaredFields()) {
        if (Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          add(type.getSimpleName() + "." + field.getName(), field.get(null), patterns);
        }
      }
    }
    return patterns;
  }

  private static void add(String name, Object value, Map<String, Pattern> patterns)
      throws IllegalAccessException {
    if (value instanceof Pattern pattern) {
      patterns.put(name, pattern);
    } else if (value instanceof Collection<?> values) {
      int index = 0;
      for (Object each : values) {
        add(name + "[" + index++ + "]", each, patterns);
      }
    } else if (value instanceof Map<?, ?> map) {
      add(name, map.values(), patterns);
    } else if (value instanceof Record entry
        && entry.getClass().getPackageName().startsWith("dev.rolewright.parsing")) {
      for (Field field : entry.getClass().getDeclaredFields()) {
        if (!Modifier.isStatic(field.getModifiers())) {
          field.setAccessible(true);
          add(name + "." + field.getName(), field.get(entry), patterns);
        }
      }
    }
  }

  private static List<Class<?>> classes()
      throws IOException, URISyntaxException, ClassNotFoundException {
    Path root =
        Path.of(JobAdParser.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    List<Class<?>> classes = new ArrayList<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".class")).toList()) {
        String name = root.relativize(file).toString().replace('/', '.').replace(".class", "");
        if (!name.equals("module-info") && !name.endsWith("package-info")) {
          classes.add(Class.forName(name));
        }
      }
    }
    return classes;
  }
}
