package dev.rolewright.client.cli.input;

import com.google.protobuf.MessageLite;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * Gives what is stored a request id made of what is sent, so that the same content sent again is
 * the same job or profile and not one more. The server remembers request ids for 24 hours, and
 * forgets one at once when what it made is deleted: then the same content is stored anew.
 *
 * <p>What is not stored gets no request id, since it would be computed anew all the same, and the
 * server would keep its hashes.
 */
public final class ContentIds {
  private ContentIds() {}

  /** Returns the request, with a request id where it is stored. */
  public static ParseJobRequest identified(ParseJobRequest.Builder request) {
    boolean store = !request.hasStore() || request.getStore();
    // Said in one way, since to the server the default and its absence are two bodies.
    request.clearRequestId().setStore(store);
    return store ? request.setRequestId(of(request.build())).build() : request.build();
  }

  /** Returns the request, with a request id where it is stored. */
  public static ImportProfileRequest identified(ImportProfileRequest.Builder request) {
    boolean store = !request.hasStore() || request.getStore();
    // Said in one way, since to the server the default and its absence are two bodies.
    request.clearRequestId().setStore(store);
    return store ? request.setRequestId(of(request.build())).build() : request.build();
  }

  /** Returns a UUID of version 8 (RFC 9562, 5.8): the beginning of the request's SHA-256. */
  private static String of(MessageLite request) {
    try {
      ByteBuffer hash =
          ByteBuffer.wrap(MessageDigest.getInstance("SHA-256").digest(request.toByteArray()));
      long high = (hash.getLong() & 0xffff_ffff_ffff_0fffL) | 0x8000L;
      long low = (hash.getLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L;
      return new UUID(high, low).toString();
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("every Java runtime has SHA-256", impossible);
    }
  }
}
