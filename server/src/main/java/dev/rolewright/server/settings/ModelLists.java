package dev.rolewright.server.settings;

import dev.rolewright.llm.ModelName;
import dev.rolewright.platform.ConfigNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Reads lists of models. */
final class ModelLists {
  private static final String MEMBER = "models";

  private final ModelNames names;

  ModelLists(ModelNames names) {
    this.names = names;
  }

  /** Returns the models under {@code models}, backups last; notes those that there are not. */
  List<ModelName> read(ConfigNode node) {
    return read(node, MEMBER);
  }

  /** Returns the models of a list, backups last; notes those that there are not. */
  List<ModelName> read(ConfigNode node, String member) {
    List<ModelName> models = new ArrayList<>();
    List<String> written = node.texts(member);
    for (int index = 0; index < written.size(); index++) {
      Optional<ModelName> model = names.find(written.get(index));
      if (names.isUnread(written.get(index))) {
        // Says nothing new.
        continue;
      }
      if (model.isEmpty()) {
        node.error(member, index, names.unknown(written.get(index)));
      } else if (models.contains(model.get())) {
        node.error(member, index, "stands in this list already; name it once");
      } else {
        models.add(model.get());
      }
    }
    // The sort is stable: within the backups, and within the others, the order of the file holds.
    models.sort(Comparator.comparing(names::isBackup));
    return models;
  }
}
