package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class ResponsesTest {
  @Property(tries = 200)
  void readsWhatWasWritten(@ForAll List<byte[]> responses) {
    List<byte[]> read = Responses.read(Responses.write(responses));
    assertThat(Arrays.deepEquals(read.toArray(), responses.toArray())).isTrue();
  }
}
