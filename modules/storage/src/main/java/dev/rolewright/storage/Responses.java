package dev.rolewright.storage;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A list of responses as bytes: each behind its length in 4 bytes, big endian. */
final class Responses {
  private Responses() {}

  static byte[] write(List<byte[]> responses) {
    int size = 0;
    for (byte[] response : responses) {
      size = Math.addExact(size, Math.addExact(Integer.BYTES, response.length));
    }
    ByteBuffer bytes = ByteBuffer.allocate(size);
    responses.forEach(response -> bytes.putInt(response.length).put(response));
    return bytes.array();
  }

  static List<byte[]> read(byte[] stored) {
    ByteBuffer bytes = ByteBuffer.wrap(stored);
    List<byte[]> responses = new ArrayList<>();
    while (bytes.hasRemaining()) {
      byte[] response = new byte[bytes.getInt()];
      bytes.get(response);
      responses.add(response);
    }
    return responses;
  }
}
