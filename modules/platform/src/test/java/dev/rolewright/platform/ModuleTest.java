package dev.rolewright.platform;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void theClassesAreInTheirNamedModule() {
    assertThat(Ids.class.getModule().isNamed()).isTrue();
    assertThat(Ids.class.getModule().getName()).isEqualTo("dev.rolewright.platform");
  }
}
