package dev.rolewright.domain;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ModuleTest {
  @Test
  void theClassesAreInTheirNamedModule() {
    assertThat(Job.class.getModule().isNamed()).isTrue();
    assertThat(Job.class.getModule().getName()).isEqualTo("dev.rolewright.domain");
  }
}
