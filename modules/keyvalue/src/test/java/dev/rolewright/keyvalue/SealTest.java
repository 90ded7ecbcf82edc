package dev.rolewright.keyvalue;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class SealTest {
  private final Seal seal = Seal.checksum();

  @Property(tries = 200)
  void opensOnlyForItsPurpose(
      @ForAll String purpose, @ForAll String other, @ForAll byte[] content) {
    byte[] sealed = seal.seal(purpose, content);
    assertThat(seal.open(purpose, sealed))
        .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(content));
    byte[] name = purpose.getBytes(StandardCharsets.UTF_8);
    byte[] otherName = other.getBytes(StandardCharsets.UTF_8);
    assertThat(seal.open(other, sealed).isPresent()).isEqualTo(Arrays.equals(name, otherName));
  }
}
