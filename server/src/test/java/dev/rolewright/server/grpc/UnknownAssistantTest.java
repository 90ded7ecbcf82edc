package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class UnknownAssistantTest {
  @Test
  void oneAndSeveralAreToldAsSuch() {
    assertThat(UnknownAssistant.refusal("x", List.of())).hasMessageContaining("There is none");
    assertThat(UnknownAssistant.refusal("x", List.of("letters")))
        .hasMessageContaining(". There is letters;");
    assertThat(UnknownAssistant.refusal("x", List.of("letters", "cards")))
        .hasMessageContaining(". There are cards, letters;");
  }
}
