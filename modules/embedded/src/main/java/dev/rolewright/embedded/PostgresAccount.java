package dev.rolewright.embedded;

import dev.rolewright.platform.ConfigException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * A way to run the Postgres programs, which refuse to run as root.
 *
 * @param name what the way is, for messages
 * @param prefix command that runs another command in this way
 * @param owner user id that the files have to belong to, where this way needs a certain one
 */
record PostgresAccount(String name, List<String> prefix, OptionalInt owner) {
  private static final int ROOT = 0;
  private static final int NOBODY_ID = 65534;

  /** The server's own user. */
  static final PostgresAccount SELF =
      new PostgresAccount("as this user", List.of(), OptionalInt.empty());

  /** Root that passes for nobody, in a user namespace of its own. */
  static final PostgresAccount NAMESPACE =
      new PostgresAccount(
          "as root in a user namespace", List.of("unshare", "-U"), OptionalInt.of(ROOT));

  /** The user nobody, for containers in which user namespaces are forbidden. */
  static final PostgresAccount NOBODY =
      new PostgresAccount(
          "as user 65534",
          List.of("setpriv", "--reuid=65534", "--regid=65534", "--clear-groups", "--"),
          OptionalInt.of(NOBODY_ID));

  static final List<PostgresAccount> ALL = List.of(SELF, NAMESPACE, NOBODY);

  private static final String PROBE =
      """
      [ "$(id -u)" != 0 ] || { echo 'Postgres refuses to run as root'; exit 1; }
      [ -w "$0" ] && [ -x "$0" ] || { echo "may not write to $0"; exit 1; }
      exec "$1" --version
      """;

  /** Returns the command that runs the given one in this way. */
  List<String> command(List<String> command) {
    List<String> whole = new ArrayList<>(prefix);
    whole.addAll(command);
    return whole;
  }

  /**
   * Returns the first account that works, and gives it the folder.
   *
   * @throws ConfigException when none works, with what each one says
   */
  static PostgresAccount choose(List<PostgresAccount> accounts, Path folder, Path postgres) {
    List<String> refusals = new ArrayList<>();
    for (PostgresAccount account : accounts) {
      String refusal = account.tryOut(folder, postgres);
      if (refusal.isEmpty()) {
        return account;
      }
      refusals.add(account.name + ": " + refusal);
    }
    throw new ConfigException(
        List.of(
            "The embedded Postgres can't run here ("
                + String.join("; ", refusals)
                + "). Start the server as an ordinary user that owns its data directory, or set"
                + " DATABASE_URL to a server of your own"));
  }

  private String tryOut(Path folder, Path postgres) {
    List<String> probe = List.of("/bin/sh", "-c", PROBE, folder.toString(), postgres.toString());
    if (owner.isPresent()) {
      ShortCommand.Result available = ShortCommand.run(command(List.of("/bin/sh", "-c", ":")));
      if (!available.succeeded()) {
        return available.output();
      }
      try {
        int present = OwnedFiles.ownerOf(folder);
        if (present != ROOT && present != NOBODY_ID) {
          return folder + " belongs to user " + present + ", who would lose it";
        }
        handOver(folder, owner.getAsInt());
      } catch (IOException notAllowed) {
        return "may not change the owner of " + folder;
      }
    }
    ShortCommand.Result result = ShortCommand.run(command(probe));
    return result.succeeded() ? "" : result.output();
  }

  private static void handOver(Path folder, int owner) throws IOException {
    OwnedFiles.changeOwner(folder, owner);
    Path dataDirectory = folder.getParent();
    if (owner == ROOT || dataDirectory == null) {
      return;
    }
    // The other user has to reach the folder, but no third one the rest of the data directory.
    Files.setAttribute(dataDirectory, "unix:gid", owner);
    Set<PosixFilePermission> permissions = Files.getPosixFilePermissions(dataDirectory);
    permissions.add(PosixFilePermission.GROUP_EXECUTE);
    permissions.remove(PosixFilePermission.GROUP_READ);
    permissions.remove(PosixFilePermission.GROUP_WRITE);
    Files.setPosixFilePermissions(dataDirectory, permissions);
  }
}
