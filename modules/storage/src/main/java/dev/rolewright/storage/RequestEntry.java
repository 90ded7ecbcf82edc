package dev.rolewright.storage;

import dev.rolewright.access.RequestClaim;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/**
 * An entry of the request log that belongs to somebody else.
 *
 * @param fieldHashes as JSON
 * @param responses empty while the call runs
 */
record RequestEntry(String fieldHashes, String resourceId, Optional<byte[]> responses) {

  RequestClaim claim(Map<String, String> asked) {
    List<String> different = differentFields(asked);
    if (!different.isEmpty()) {
      return new RequestClaim.Different(different);
    }
    return responses
        .<RequestClaim>map(bytes -> new RequestClaim.Done(resourceId, Responses.read(bytes)))
        .orElseGet(() -> new RequestClaim.Running(resourceId));
  }

  private List<String> differentFields(Map<String, String> asked) {
    Map<?, ?> stored = Json.read(fieldHashes, Map.class);
    TreeSet<String> names = new TreeSet<>(asked.keySet());
    stored.keySet().forEach(name -> names.add((String) name));
    names.removeIf(name -> asked.containsKey(name) && asked.get(name).equals(stored.get(name)));
    return List.copyOf(names);
  }
}
