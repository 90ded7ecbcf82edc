package dev.rolewright.server.grpc;

import io.grpc.Attributes;
import io.grpc.Grpc;
import io.grpc.MethodDescriptor;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * Which methods can be called without a key, which by operators only, and which last as long as
 * their caller likes. The product's own methods always need a key.
 */
final class AccessRules {
  private static final String HEALTH = "grpc.health.v1.Health";
  private static final String REFLECTION_PREFIX = "grpc.reflection.";
  private static final String CHANNELZ = "grpc.channelz.v1.Channelz";

  boolean needsKey(MethodDescriptor<?, ?> method, Attributes connection) {
    String service = service(method);
    if (service.equals(HEALTH)) {
      return false;
    }
    return !(service.startsWith(REFLECTION_PREFIX) && isLoopback(connection));
  }

  boolean needsOperator(MethodDescriptor<?, ?> method) {
    return service(method).equals(CHANNELZ);
  }

  /** Tells whether a method only shows what the server is, and does no work of the product. */
  boolean doesNoWork(MethodDescriptor<?, ?> method) {
    String service = service(method);
    return service.equals(HEALTH) || service.startsWith(REFLECTION_PREFIX);
  }

  /** Tells whether a call of the method ends only when its caller wants it to, and does no work. */
  boolean isEndless(MethodDescriptor<?, ?> method) {
    return doesNoWork(method) && !method.getType().serverSendsOneMessage();
  }

  private static String service(MethodDescriptor<?, ?> method) {
    String name = method.getServiceName();
    return name == null ? "" : name;
  }

  private static boolean isLoopback(Attributes connection) {
    SocketAddress peer = connection.get(Grpc.TRANSPORT_ATTR_REMOTE_ADDR);
    return peer instanceof InetSocketAddress address
        && address.getAddress() != null
        && address.getAddress().isLoopbackAddress();
  }
}
