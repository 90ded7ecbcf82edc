package dev.rolewright.server.grpc;

import dev.rolewright.access.Principal;
import io.grpc.Metadata;
import java.io.InputStream;
import java.util.Optional;

/**
 * Who calls, as another interface of this process found out before its call. It travels as an
 * object, which only a call within the process can do: bytes of this name that came over a network
 * are nobody.
 */
final class AdmittedPrincipal {
  private static final Metadata.Key<Optional<Principal>> KEY =
      Metadata.Key.of("rolewright-admitted-bin", new ByReference());

  private AdmittedPrincipal() {}

  static void put(Metadata headers, Principal principal) {
    headers.put(KEY, Optional.of(principal));
  }

  static Optional<Principal> of(Metadata headers) {
    Optional<Principal> admitted = headers.get(KEY);
    return admitted == null ? Optional.empty() : admitted;
  }

  private static final class ByReference
      implements Metadata.BinaryStreamMarshaller<Optional<Principal>> {
    @Override
    public InputStream toStream(Optional<Principal> principal) {
      return new Carried(principal);
    }

    @Override
    public Optional<Principal> parseStream(InputStream stream) {
      return stream instanceof Carried carried ? carried.principal : Optional.empty();
    }
  }

  /** Has no bytes, should anyone ever write it to a network. */
  private static final class Carried extends InputStream {
    private final Optional<Principal> principal;

    Carried(Optional<Principal> principal) {
      this.principal = principal;
    }

    @Override
    public int read() {
      return -1;
    }
  }
}
