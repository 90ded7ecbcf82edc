package dev.rolewright.storage;

import dev.rolewright.platform.Page;
import dev.rolewright.platform.PageRequest;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.Query;

/**
 * Pages by key: a statement with {@link #AFTER} and {@link #ORDER} reads the items below the last
 * id of the page before, and one more than fits, to know whether there is a next page.
 */
final class Pages {
  /** Condition of a statement on the table {@code t}. */
  static final String AFTER = " (cast(:after as uuid) is null or t.id < :after) ";

  /** End of a statement on the table {@code t}. */
  static final String ORDER = " order by t.id desc limit :limit ";

  private Pages() {}

  static <T> Page<T> read(Query query, PageRequest page, RowMapper<T> row, Function<T, String> id) {
    UUID after = Uuids.parse(page.afterId()).orElse(null);
    List<T> items =
        query.bindByType("after", after, UUID.class).bind("limit", page.size() + 1).map(row).list();
    if (items.size() <= page.size()) {
      return new Page<>(items, "");
    }
    List<T> shown = items.subList(0, page.size());
    return new Page<>(shown, id.apply(shown.getLast()));
  }
}
