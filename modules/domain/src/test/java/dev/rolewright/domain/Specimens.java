package dev.rolewright.domain;

import java.io.IOException;
import java.lang.module.ModuleReader;
import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Makes a record of any type of this module, with every component filled. */
final class Specimens {
  /** A record and the arguments it was made from, in the order of its components. */
  record Made(Record record, List<Object> arguments) {}

  private int made;

  /** Returns every record that the module holds, so that a new one can't be forgotten. */
  static List<Class<? extends Record>> recordTypes() throws IOException {
    try (ModuleReader reader =
            Span.class
                .getModule()
                .getLayer()
                .configuration()
                .findModule("dev.rolewright.domain")
                .orElseThrow()
                .reference()
                .open();
        Stream<String> names = reader.list()) {
      List<Class<? extends Record>> types = new ArrayList<>();
      for (String name : names.sorted().toList()) {
        if (name.startsWith("dev/rolewright/domain/") && name.endsWith(".class")) {
          Class<?> type =
              Class.forName(
                  Span.class.getModule(),
                  name.substring(0, name.length() - ".class".length()).replace('/', '.'));
          if (type != null && type.isRecord() && !isOfATest(type)) {
            types.add(type.asSubclass(Record.class));
          }
        }
      }
      return types;
    }
  }

  /** The tests are patched into the module, their records too. */
  private static boolean isOfATest(Class<?> type) {
    Class<?> outermost = type.getNestHost();
    return outermost == Specimens.class || outermost.getSimpleName().endsWith("Test");
  }

  /** Makes a record; no two values of one source are equal, apart from enums and booleans. */
  Made make(Class<? extends Record> type) {
    RecordComponent[] components = type.getRecordComponents();
    List<Object> arguments =
        Arrays.stream(components).map(component -> value(component.getGenericType())).toList();
    try {
      Constructor<? extends Record> constructor =
          type.getDeclaredConstructor(
              Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
      return new Made(constructor.newInstance(arguments.toArray()), arguments);
    } catch (InvocationTargetException refused) {
      throw new AssertionError(type + " refuses its specimen", refused.getCause());
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  /** Returns the value of a component. */
  static Object read(Record record, RecordComponent component) {
    try {
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private Object value(Type type) {
    made++;
    if (type instanceof ParameterizedType generic) {
      Type[] arguments = generic.getActualTypeArguments();
      Type raw = generic.getRawType();
      if (raw == List.class) {
        return new ArrayList<>(List.of(value(arguments[0]), value(arguments[0])));
      }
      if (raw == Map.class) {
        Map<Object, Object> map = new HashMap<>();
        map.put(value(arguments[0]), value(arguments[1]));
        return map;
      }
      if (raw == Optional.class) {
        return Optional.of(value(arguments[0]));
      }
    }
    if (type instanceof GenericArrayType || type == float[].class) {
      return new float[] {made};
    }
    if (type instanceof Class<?> plain) {
      return plainValue(plain);
    }
    throw new AssertionError("no specimen of " + type);
  }

  private Object plainValue(Class<?> type) {
    if (type.isRecord()) {
      return make(type.asSubclass(Record.class)).record();
    }
    if (type.isEnum()) {
      return type.getEnumConstants()[type.getEnumConstants().length - 1];
    }
    if (type == String.class) {
      return "text " + made;
    }
    if (type == int.class || type == Integer.class) {
      return made;
    }
    if (type == long.class || type == Long.class) {
      return (long) made;
    }
    if (type == double.class || type == Double.class) {
      return made / 1_000.0;
    }
    if (type == boolean.class) {
      return true;
    }
    if (type == Instant.class) {
      return Instant.ofEpochSecond(made);
    }
    if (type == Duration.class) {
      return Duration.ofMillis(made);
    }
    throw new AssertionError("no specimen of " + type);
  }
}
