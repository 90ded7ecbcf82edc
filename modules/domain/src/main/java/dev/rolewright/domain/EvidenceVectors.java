package dev.rolewright.domain;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Vectors of a profile's evidence by one model.
 *
 * @param model name of the model that made them
 * @param byEvidenceId for each evidence id the vectors of its passages, all of unit length: one for
 *     short evidence, else title and description first, then the highlights
 */
public record EvidenceVectors(String model, Map<String, List<float[]>> byEvidenceId) {
  /** Copies the map and its lists; the arrays are shared and must not be written to. */
  public EvidenceVectors {
    byEvidenceId =
        byEvidenceId.entrySet().stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Map.Entry::getKey, entry -> List.copyOf(entry.getValue())));
  }
}
