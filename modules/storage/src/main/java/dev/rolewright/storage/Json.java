package dev.rolewright.storage;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.List;
import java.util.Map;

/** Records as JSON and back; see the package for what that means for their components. */
final class Json {
  private static final JsonSetter.Value NULL_IS_EMPTY =
      JsonSetter.Value.forValueNulls(Nulls.AS_EMPTY);

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .addModule(new Jdk8Module())
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .disable(SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
          // Fields that a newer replica wrote are not ours to refuse.
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          // The records are public, so nothing needs to be opened to the JSON library.
          .disable(MapperFeature.CAN_OVERRIDE_ACCESS_MODIFIERS)
          .defaultPropertyInclusion(
              JsonInclude.Value.construct(
                  JsonInclude.Include.NON_ABSENT, JsonInclude.Include.ALWAYS))
          // What was stored before a component existed reads as empty, never as null; Optional does
          // so by itself.
          .withConfigOverride(String.class, empty -> empty.setSetterInfo(NULL_IS_EMPTY))
          .withConfigOverride(List.class, empty -> empty.setSetterInfo(NULL_IS_EMPTY))
          .withConfigOverride(Map.class, empty -> empty.setSetterInfo(NULL_IS_EMPTY))
          .build();

  private Json() {}

  static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(
          "a " + value.getClass().getSimpleName() + " has no JSON form", impossible);
    }
  }

  static <T> T read(String json, Class<T> type) {
    try {
      return MAPPER.readValue(json, type);
    } catch (JsonProcessingException malformed) {
      // Its message would quote what is stored, so only the place goes on.
      throw new IllegalStateException(
          "a stored "
              + type.getSimpleName()
              + " can't be read, line "
              + malformed.getLocation().getLineNr()
              + ", column "
              + malformed.getLocation().getColumnNr());
    }
  }
}
