package dev.rolewright.server.grpc;

import com.google.protobuf.CodedOutputStream;
import com.google.protobuf.Descriptors.FieldDescriptor;
import com.google.protobuf.Message;
import dev.rolewright.access.RequestKey;
import dev.rolewright.platform.RequestContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A call as the caller sent it.
 *
 * @param method name that keeps request ids of different methods apart
 * @param requestId may be empty
 * @param body the request
 * @param subjectIds stored resources that the answer may tell about; it is forgotten when one of
 *     them is erased
 * @param keeping whether its answer is kept for repeats
 */
record SentCall(
    String method, String requestId, Message body, Set<String> subjectIds, Keeping keeping) {
  private static final String REQUEST_ID = "request_id";

  /** Whether an answer is kept for repeats. */
  enum Keeping {
    /** Where the privacy switches of the tenant allow it. */
    AS_ALLOWED,
    /** In any case, since it tells nothing of a person. */
    ALWAYS,
    /** In no case. */
    NEVER
  }

  /** Takes a call whose answer is kept where the tenant allows it. */
  SentCall(String method, String requestId, Message body, Set<String> subjectIds) {
    this(method, requestId, body, subjectIds, Keeping.AS_ALLOWED);
  }

  /** Takes a call whose answer tells about nothing but what it makes. */
  SentCall(String method, String requestId, Message body) {
    this(method, requestId, body, Set.of());
  }

  /** Returns the same with an answer that is kept or not. */
  SentCall keeping(Keeping other) {
    return new SentCall(method, requestId, body, subjectIds, other);
  }

  RequestKey key(RequestContext context) {
    return new RequestKey(context.tenantId(), method, requestId.toLowerCase(Locale.ROOT));
  }

  Map<String, byte[]> fields() {
    Map<String, byte[]> fields = new HashMap<>();
    for (Map.Entry<FieldDescriptor, Object> field : body.getAllFields().entrySet()) {
      if (!field.getKey().getName().equals(REQUEST_ID)) {
        Message alone = body.newBuilderForType().setField(field.getKey(), field.getValue()).build();
        fields.put(field.getKey().getName(), bytes(alone));
      }
    }
    return fields;
  }

  /** The same for the same content, in whatever order a client wrote the entries of a map. */
  private static byte[] bytes(Message message) {
    byte[] bytes = new byte[message.getSerializedSize()];
    CodedOutputStream output = CodedOutputStream.newInstance(bytes);
    output.useDeterministicSerialization();
    try {
      message.writeTo(output);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes;
  }
}
