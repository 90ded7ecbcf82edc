package dev.rolewright.server.grpc;

import dev.rolewright.domain.Provenance;
import dev.rolewright.llm.ChatEvent;
import dev.rolewright.llm.ModelFailure;
import dev.rolewright.llm.Purpose;
import dev.rolewright.server.mapping.ChatMapping;
import dev.rolewright.server.mapping.CommonMapping;
import java.util.Optional;

/** Says where an answer came from that a language model may have given, or the local engine. */
final class ModelProvenance {
  private ModelProvenance() {}

  /**
   * Returns the model's provenance, else the local one, degraded where a model failed, at what that
   * cost.
   *
   * @param completed the end of the model's answer; with it {@code purpose} is present
   */
  static dev.rolewright.proto.v1.Provenance of(
      Optional<ChatEvent.Completed> completed,
      Optional<Purpose> purpose,
      Optional<ModelFailure> failure,
      Provenance local) {
    Provenance told =
        completed
            .map(answer -> ChatMapping.provenance(answer, purpose.orElseThrow()))
            .orElseGet(
                () ->
                    failure
                        .map(
                            why ->
                                local.degradedBecause(
                                    "No language model gave an answer ("
                                        + why.reason()
                                        + "); the local engine answered alone.",
                                    why.attempts(),
                                    why.cost().picos()))
                        .orElse(local));
    return CommonMapping.provenance(told);
  }
}
