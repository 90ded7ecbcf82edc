package dev.rolewright.safety;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.safety.spi.SafetyPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

class SafetyPoliciesTest {
  private record Own(String name) implements SafetyPolicy {
    @Override
    public SafetyScan scan(TextRole role, String text) {
      return SafetyScan.clean(text);
    }
  }

  @Test
  void shipsThree() {
    assertThat(SafetyPolicies.load().names()).containsExactly("injection_only", "off", "standard");
    assertThat(SafetyPolicies.load().find("standard")).contains(SafetyPolicies.STANDARD);
    assertThat(SafetyPolicies.load().find("strict")).isEmpty();
  }

  @Test
  void takesPoliciesOfOnesOwn() {
    SafetyPolicy own = new Own("house");
    assertThat(SafetyPolicies.of(List.of(own)).find("house")).contains(own);
  }

  @Test
  void refusesNamesThatAreTakenOrNone() {
    for (String name : List.of("standard", "Off", "", "a b")) {
      assertThatThrownBy(() -> SafetyPolicies.of(List.of(new Own(name))))
          .isInstanceOf(IllegalArgumentException.class);
    }
  }

  @Test
  void isAModule() {
    assertThat(SafetyPolicies.class.getModule().isNamed()).isTrue();
  }
}
