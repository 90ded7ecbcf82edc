package dev.rolewright.server.grpc;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.RolewrightException;
import io.grpc.HandlerRegistry;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.Marshaller;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.ServerInterceptor;
import io.grpc.ServerInterceptors;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;
import java.io.InputStream;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Answers calls of methods that no service has, such as those of a newer contract, as every other
 * failed call is answered: with a reason and one log line.
 */
final class UnknownMethods extends HandlerRegistry {
  private static final Pattern PRINTABLE =
      Pattern.compile("[A-Za-z0-9_.]{1,100}/[A-Za-z0-9_]{1,100}");
  private static final String UNPRINTABLE = "unknown/unknown";

  private final ServerInterceptor status;
  private final String version;

  /** Creates the answer behind the interceptor that makes statuses. */
  UnknownMethods(ServerInterceptor status, String version) {
    this.status = status;
    this.version = version;
  }

  @Override
  public ServerMethodDefinition<?, ?> lookupMethod(String methodName, @Nullable String authority) {
    // The caller chose the name, and it goes into the log.
    String name = PRINTABLE.matcher(methodName).matches() ? methodName : UNPRINTABLE;
    MethodDescriptor<InputStream, InputStream> descriptor =
        MethodDescriptor.<InputStream, InputStream>newBuilder()
            .setType(MethodType.UNKNOWN)
            .setFullMethodName(name)
            .setRequestMarshaller(new Untouched())
            .setResponseMarshaller(new Untouched())
            .build();
    ServerServiceDefinition service =
        ServerServiceDefinition.builder(MethodDescriptor.extractFullServiceName(name))
            .addMethod(
                descriptor,
                (call, headers) -> {
                  throw RolewrightException.of(
                      ErrorCode.NOT_IMPLEMENTED,
                      "This version ("
                          + version
                          + ") has no such method; server reflection lists those it has.");
                })
            .build();
    return ServerInterceptors.interceptForward(service, status).getMethod(name);
  }

  private static final class Untouched implements Marshaller<InputStream> {
    @Override
    public InputStream stream(InputStream message) {
      return message;
    }

    @Override
    public InputStream parse(InputStream message) {
      return message;
    }
  }
}
