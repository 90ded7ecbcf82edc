package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class TimedWriterTest {
  private final List<String> written = new ArrayList<>();
  private final TimedWriter writer = new TimedWriter(new Socket());
  private boolean broken;

  @Test
  void writesAtOnceUnlessToldOtherwise() {
    write("a");
    write("b");
    assertThat(written).containsExactly("a", "b");
  }

  @Test
  void holdsAWriteForTheNextOne() {
    writer.holdNext();
    write("headers ");
    assertThat(written).isEmpty();
    write("text");
    write("more");
    assertThat(written).containsExactly("headers text", "more");
  }

  @Test
  void holdsTwoWrites() {
    writer.holdNext();
    writer.holdNext();
    write("headers ");
    write("text ");
    assertThat(written).isEmpty();
    write("end");
    write("next");
    assertThat(written).containsExactly("headers text end", "next");
  }

  @Test
  void doesNotWaitAfterAWriteThatBroke() {
    broken = true;
    assertThatThrownBy(() -> write("a")).isInstanceOf(UncheckedIOException.class);
    assertThat(writer.waitingSince()).isEqualTo(TimedWriter.NOT_WAITING);
  }

  private void write(String text) {
    writer.write(BufferData.create(text.getBytes(StandardCharsets.UTF_8)));
  }

  private final class Socket implements DataWriter {
    @Override
    public void write(BufferData... buffers) {
      throw new UnsupportedOperationException("not used");
    }

    @Override
    public void write(BufferData buffer) {
      assertThat(writer.waitingSince()).isNotEqualTo(TimedWriter.NOT_WAITING);
      if (broken) {
        throw new UncheckedIOException(new java.io.IOException("broken"));
      }
      written.add(buffer.readString(buffer.available()));
    }

    @Override
    public void writeNow(BufferData... buffers) {
      throw new UnsupportedOperationException("not used");
    }

    @Override
    public void writeNow(BufferData buffer) {
      throw new UnsupportedOperationException("not used");
    }
  }
}
