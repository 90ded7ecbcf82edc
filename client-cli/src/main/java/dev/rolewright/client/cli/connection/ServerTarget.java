package dev.rolewright.client.cli.connection;

import com.google.common.net.HostAndPort;
import java.util.Optional;

/**
 * The server to call.
 *
 * @param address where it listens
 * @param key the API key to send; absent where none was found
 * @param processId id of its process where it runs on this machine and said so
 */
public record ServerTarget(HostAndPort address, Optional<String> key, Optional<Long> processId) {
  /** Returns whether the process that wrote the address is known to be gone. */
  boolean isGone() {
    return processId.filter(id -> ProcessHandle.of(id).isEmpty()).isPresent();
  }
}
