package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.Attributes;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import java.io.InputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets a message that can't be decoded reach the interceptors. gRPC parses messages before any
 * interceptor sees them and answers UNKNOWN when that fails; here the failure travels as a value
 * and becomes INVALID_ARGUMENT.
 *
 * <p>Wrap the service first and put the interceptors around the result.
 */
final class LenientMarshalling {
  private LenientMarshalling() {}

  /** Wraps every method of a service. */
  static ServerServiceDefinition wrap(ServerServiceDefinition service) {
    ServiceDescriptor original = service.getServiceDescriptor();
    ServiceDescriptor.Builder descriptor =
        ServiceDescriptor.newBuilder(original.getName())
            .setSchemaDescriptor(original.getSchemaDescriptor());
    List<ServerMethodDefinition<?, ?>> methods =
        service.getMethods().stream()
            .<ServerMethodDefinition<?, ?>>map(LenientMarshalling::method)
            .toList();
    methods.forEach(method -> descriptor.addMethod(method.getMethodDescriptor()));
    ServerServiceDefinition.Builder builder = ServerServiceDefinition.builder(descriptor.build());
    methods.forEach(builder::addMethod);
    return builder.build();
  }

  private static <Q, R> ServerMethodDefinition<Decoded<Q>, R> method(
      ServerMethodDefinition<Q, R> method) {
    MethodDescriptor<Q, R> original = method.getMethodDescriptor();
    MethodDescriptor<Decoded<Q>, R> lenient =
        original.toBuilder(
                new LenientMarshaller<>(original.getRequestMarshaller()),
                original.getResponseMarshaller())
            .build();
    ServerCallHandler<Q, R> handler = method.getServerCallHandler();
    return ServerMethodDefinition.create(
        lenient,
        (call, headers) ->
            new DecodingListener<>(
                handler.startCall(new TypedCall<>(call, original), headers),
                original.getFullMethodName()));
  }

  /** A message, or why it can't be decoded. */
  private sealed interface Decoded<T> {
    record Message<T>(T value) implements Decoded<T> {}

    record Failure<T>(RuntimeException cause) implements Decoded<T> {}
  }

  private record LenientMarshaller<T>(Marshaller<T> delegate) implements Marshaller<Decoded<T>> {
    @Override
    public InputStream stream(Decoded<T> decoded) {
      return switch (decoded) {
        case Decoded.Message<T>(T value) -> delegate.stream(value);
        case Decoded.Failure<T>(RuntimeException cause) -> throw cause;
      };
    }

    @Override
    public Decoded<T> parse(InputStream stream) {
      try {
        return new Decoded.Message<>(delegate.parse(stream));
      } catch (RuntimeException malformed) {
        return new Decoded.Failure<>(malformed);
      }
    }
  }

  private static final class DecodingListener<Q> extends ServerCall.Listener<Decoded<Q>> {
    private final ServerCall.Listener<Q> listener;
    private final String methodName;

    DecodingListener(ServerCall.Listener<Q> listener, String methodName) {
      this.listener = listener;
      this.methodName = methodName;
    }

    @Override
    public void onMessage(Decoded<Q> decoded) {
      switch (decoded) {
        case Decoded.Message<Q>(Q value) -> listener.onMessage(value);
        case Decoded.Failure<Q>(RuntimeException cause) ->
            throw RolewrightException.causedBy(
                ErrorCode.BAD_REQUEST,
                "The message can't be decoded: it is no request of "
                    + methodName
                    + ", or a string in it is not UTF-8. Send text that is not UTF-8 as a"
                    + " document.",
                cause);
      }
    }

    @Override
    public void onHalfClose() {
      listener.onHalfClose();
    }

    @Override
    public void onCancel() {
      listener.onCancel();
    }

    @Override
    public void onComplete() {
      listener.onComplete();
    }

    @Override
    public void onReady() {
      listener.onReady();
    }
  }

  /** The call as the service's own handler knows it. */
  private static final class TypedCall<Q, R> extends ServerCall<Q, R> {
    private final ServerCall<Decoded<Q>, R> call;
    private final MethodDescriptor<Q, R> descriptor;

    TypedCall(ServerCall<Decoded<Q>, R> call, MethodDescriptor<Q, R> descriptor) {
      this.call = call;
      this.descriptor = descriptor;
    }

    @Override
    public void request(int numMessages) {
      call.request(numMessages);
    }

    @Override
    public void sendHeaders(Metadata headers) {
      call.sendHeaders(headers);
    }

    @Override
    public void sendMessage(R message) {
      call.sendMessage(message);
    }

    @Override
    public void close(Status status, Metadata trailers) {
      call.close(status, trailers);
    }

    @Override
    public boolean isCancelled() {
      return call.isCancelled();
    }

    @Override
    public boolean isReady() {
      return call.isReady();
    }

    @Override
    public void setMessageCompression(boolean enabled) {
      call.setMessageCompression(enabled);
    }

    @Override
    public void setCompression(String compressor) {
      call.setCompression(compressor);
    }

    @Override
    public Attributes getAttributes() {
      return call.getAttributes();
    }

    @Override
    public @Nullable String getAuthority() {
      return call.getAuthority();
    }

    @Override
    public MethodDescriptor<Q, R> getMethodDescriptor() {
      return descriptor;
    }
  }
}
