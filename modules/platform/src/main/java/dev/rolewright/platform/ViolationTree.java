package dev.rolewright.platform;

import com.networknt.schema.Error;
import com.networknt.schema.path.NodePath;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * The library's findings as a tree of the document's shape: walked along the document it gives them
 * in the document's order, in time linear in the document.
 */
final class ViolationTree {
  private final Map<String, ViolationTree> children = new LinkedHashMap<>();
  private final Set<String> messages = new LinkedHashSet<>();

  private ViolationTree() {}

  static ViolationTree of(List<Error> errors) {
    ViolationTree root = new ViolationTree();
    for (Error error : errors) {
      ViolationTree place = root;
      NodePath path = error.getInstanceLocation();
      for (int index = 0; index < path.getNameCount(); index++) {
        place = place.child(String.valueOf(path.getElement(index)));
      }
      if (ViolationText.isAboutProperty(error)) {
        place = place.child(error.getProperty());
      }
      place.messages.add(ViolationText.of(error));
    }
    return root;
  }

  List<SchemaViolation> inOrderOf(JsonNode document) {
    List<SchemaViolation> found = new ArrayList<>();
    collect("", document, found);
    return List.copyOf(found.subList(0, Math.min(found.size(), JsonSchema.MOST_NAMED)));
  }

  /** Writes a key as a step of a JSON Pointer (RFC 6901, section 3). */
  static String escaped(String name) {
    return name.replace("~", "~0").replace("/", "~1");
  }

  private ViolationTree child(String name) {
    return children.computeIfAbsent(name, _ -> new ViolationTree());
  }

  private void collect(String pointer, JsonNode node, List<SchemaViolation> found) {
    for (String message : messages) {
      found.add(new SchemaViolation(pointer, message));
    }
    if (children.isEmpty() || found.size() >= JsonSchema.MOST_NAMED) {
      return;
    }
    if (node.isArray()) {
      for (int index = 0; index < node.size(); index++) {
        collectChild(pointer, Integer.toString(index), node.get(index), found);
      }
    } else {
      for (Map.Entry<String, JsonNode> property : node.properties()) {
        collectChild(pointer, property.getKey(), property.getValue(), found);
      }
      children.forEach(
          (name, child) -> {
            if (!node.has(name)) {
              child.collect(pointer + "/" + escaped(name), node.path(name), found);
            }
          });
    }
  }

  private void collectChild(
      String pointer, String name, JsonNode node, List<SchemaViolation> found) {
    ViolationTree child = children.get(name);
    if (child != null && found.size() < JsonSchema.MOST_NAMED) {
      child.collect(pointer + "/" + escaped(name), node, found);
    }
  }
}
