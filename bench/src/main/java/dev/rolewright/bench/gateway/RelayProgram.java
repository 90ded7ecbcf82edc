package dev.rolewright.bench.gateway;

import io.grpc.Server;
import io.grpc.netty.shaded.io.grpc.netty.NettyServerBuilder;
import io.helidon.common.socket.SocketOptions;
import io.helidon.webserver.WebServer;
import io.helidon.webserver.http.HttpRouting;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;

/**
 * A bare relay with the product's two edges and none of its features: what comes in goes to the
 * vendor and what the vendor says comes out. Arguments: the vendor's address, {@code jdk} or {@code
 * helidon} for the client that reaches it. Prints its gRPC port and its HTTP port; ends when its
 * input ends.
 */
public final class RelayProgram {
  private RelayProgram() {}

  /** Serves until the input ends. */
  public static void main(String[] arguments) throws IOException {
    URI vendor = URI.create(arguments[0]);
    Upstream upstream =
        arguments[1].equals("jdk") ? Upstream.jdk(vendor) : Upstream.helidon(vendor);
    Server grpc =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .directExecutor()
            .addService(new RelayChat(upstream))
            .build()
            .start();
    WebServer http =
        WebServer.builder()
            .host(InetAddress.getLoopbackAddress().getHostAddress())
            .port(0)
            .connectionOptions(SocketOptions.builder().tcpNoDelay(true).build())
            .writeBufferSize(0)
            .addRouting(HttpRouting.builder().any(new RelayHttp(upstream)))
            .build()
            .start();
    System.out.println(grpc.getPort() + " " + http.port());
    Parent.endWithIt();
  }
}
