package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.platform.ConfigException;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashSet;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VaultTest {
  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final String PURPOSE = "provider_key/tenant/openai";
  private static final byte[] PLAIN = "sesame".getBytes(StandardCharsets.UTF_8);

  private static String key(int fill) {
    byte[] bytes = new byte[32];
    java.util.Arrays.fill(bytes, (byte) fill);
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Property(tries = 200)
  void whatIsSealedOpensForItsPurposeAlone(
      @ForAll byte[] plain, @ForAll String purpose, @ForAll String other) {
    Vault vault = Vault.create(OLD);
    byte[] sealed = vault.seal(purpose, plain);
    assertThat(vault.open(purpose, sealed))
        .hasValueSatisfying(opened -> assertThat(opened).isEqualTo(plain));
    if (!other.equals(purpose)) {
      assertThat(vault.open(other, sealed)).isEmpty();
    }
  }

  @Property(tries = 200)
  void noChangedBitOpens(
      @ForAll @Size(min = 1, max = 50) byte[] plain, @ForAll @IntRange(max = 10_000) int bit) {
    Vault vault = Vault.create(OLD);
    byte[] sealed = vault.seal(PURPOSE, plain);
    int changed = bit % (sealed.length * 8);
    sealed[changed / 8] ^= (byte) (1 << (changed % 8));
    assertThat(vault.open(PURPOSE, sealed)).isEmpty();
    assertThat(vault.rewrap(PURPOSE, sealed)).isEmpty();
  }

  @Test
  void sealsTheSameDifferentlyEachTime() {
    Vault vault = Vault.create(OLD);
    Set<String> sealed = new HashSet<>();
    for (int round = 0; round < 100; round++) {
      sealed.add(Base64.getEncoder().encodeToString(vault.seal(PURPOSE, PLAIN)));
    }
    assertThat(sealed).hasSize(100);
  }

  @Test
  void theFirstKeySealsAndAllOpen() {
    byte[] before = Vault.create(OLD).seal(PURPOSE, PLAIN);
    Vault rotated = Vault.create(NEW + " , " + OLD);
    assertThat(rotated.open(PURPOSE, before)).contains(PLAIN);
    assertThat(rotated.isCurrent(before)).isFalse();
    byte[] after = rotated.rewrap(PURPOSE, before).orElseThrow();
    assertThat(rotated.isCurrent(after)).isTrue();
    assertThat(rotated.rewrap(PURPOSE, after)).contains(after);
    assertThat(Vault.create(NEW).open(PURPOSE, after)).contains(PLAIN);
    assertThat(Vault.create(NEW).open(PURPOSE, before)).as("the old key is gone").isEmpty();
    assertThat(Vault.create(OLD).open(PURPOSE, after)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 4, 5, 16, 32})
  void nothingShorterThanASealIsOpened(int length) {
    assertThat(Vault.create(OLD).open(PURPOSE, new byte[length])).isEmpty();
    assertThat(Vault.create(OLD).isCurrent(new byte[length])).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",",
        "sesame",
        "c2VzYW1l",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=,",
        "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8gIQ=="
      })
  void aKeyOfAnotherFormIsAMistakeThatShowsNothingOfIt(String keys) {
    assertThatThrownBy(() -> Vault.create(keys))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("32 bytes in base64")
        .satisfies(
            wrong -> {
              if (keys.length() > 1) {
                assertThat(wrong.getMessage()).doesNotContain(keys);
              }
            });
    assertThatThrownBy(() -> Vault.create(OLD + ",x"))
        .hasMessageContaining("key 2 of 2")
        .message()
        .doesNotContain(OLD);
  }

  @Test
  void aClosedVaultNamesTheVariable() {
    Vault closed = Vault.closed();
    assertThat(closed.isOpen()).isFalse();
    assertThat(closed).hasToString("Vault[closed]");
    assertThatThrownBy(() -> closed.seal(PURPOSE, PLAIN))
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> {
              assertThat(failure.code()).isEqualTo(ErrorCode.PRECONDITION);
              assertThat(failure).hasMessageContaining("ROLEWRIGHT_ENCRYPTION_KEY");
            });
    assertThatThrownBy(() -> closed.open(PURPOSE, PLAIN)).isInstanceOf(RolewrightException.class);
  }

  @Test
  void showsNoKey() {
    assertThat(Vault.create(OLD + "," + NEW).toString())
        .isEqualTo("Vault[2 keys]")
        .doesNotContain(OLD);
  }
}
