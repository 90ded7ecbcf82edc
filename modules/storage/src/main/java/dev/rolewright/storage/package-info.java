/**
 * Postgres behind the ports that the domain and access modules declare: schema, migrations, pool,
 * repositories and request ids. {@link dev.rolewright.storage.Database} gives all of it.
 *
 * <p>Records are stored as JSON, so the names of their components and enum constants are the stored
 * format: a text, list, map, number or {@code Optional} may be added (what is stored without it
 * reads as empty or 0), and a replica of an older version skips what it does not know. Renaming or
 * removing one needs a migration in two releases: first write both and read either, then drop the
 * old one.
 *
 * <p>Thread rule: everything here blocks, is made for virtual threads and is safe for use by many
 * of them.
 */
@NullMarked
package dev.rolewright.storage;

import org.jspecify.annotations.NullMarked;
