package dev.rolewright.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ImmutabilityTest {
  @TestFactory
  Stream<DynamicTest> aRecordKeepsItsOwnCopyOfWhatItWasGiven() throws IOException {
    return Specimens.recordTypes().stream()
        .map(
            type ->
                DynamicTest.dynamicTest(
                    type.getSimpleName(), () -> checkCopies(new Specimens().make(type))));
  }

  @Test
  void theRecordsOfTheModuleAreFound() throws IOException {
    assertThat(Specimens.recordTypes())
        .contains(
            Job.class,
            Profile.class,
            EvidenceVectors.class,
            GeneratedDocument.class,
            Span.class,
            ProfileRepository.Erased.class);
  }

  private static void checkCopies(Specimens.Made specimen) {
    RecordComponent[] components = specimen.record().getClass().getRecordComponents();
    for (int index = 0; index < components.length; index++) {
      Object given = specimen.arguments().get(index);
      Object kept = Specimens.read(specimen.record(), components[index]);
      assertThat(kept).as(components[index].getName()).isEqualTo(given);
      checkApart(components[index].getName(), given, kept);
    }
  }

  private static void checkApart(String name, Object given, Object kept) {
    switch (given) {
      case Map<?, ?> map -> {
        Map<?, ?> keptMap = (Map<?, ?>) kept;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
          checkApart(name + " of a key", entry.getValue(), keptMap.get(entry.getKey()));
        }
        map.clear();
        assertThat(keptMap).as(name).isNotEmpty();
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .as(name)
            .isThrownBy(keptMap::clear);
      }
      case List<?> list -> {
        List<?> before = new ArrayList<>(list);
        list.clear();
        assertThat(kept).as(name).isEqualTo(before);
        assertThatExceptionOfType(UnsupportedOperationException.class)
            .as(name)
            .isThrownBy(((Collection<?>) kept)::clear);
      }
      default -> {
        // Nothing that could be changed.
      }
    }
  }
}
