package dev.rolewright.bench.gateway;

import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.StreamChatRequest;
import java.io.IOException;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.List;

/** An edge and what is asked there. */
enum Shape {
  GRPC_UNARY("gRPC, one piece", true, 1),
  GRPC_STREAM("gRPC, stream of 100", true, 100),
  HTTP_UNARY("HTTP, unary", false, 0),
  HTTP_STREAM("HTTP, stream of 100", false, 100);

  private static final int CONNECTIONS = 32;
  private static final int GRPC_CONNECTIONS = 4;

  private final String label;
  private final boolean grpc;
  private final int events;

  Shape(String label, boolean grpc, int events) {
    this.label = label;
    this.grpc = grpc;
    this.events = events;
  }

  /** Returns what it is called in a table. */
  String label() {
    return label;
  }

  /** Opens connections to a candidate. */
  Load load(Candidate candidate, Numbering numbering) throws IOException {
    Selector selector = Selector.open();
    String model = "instant/pieces-" + Math.max(1, events);
    List<LoadConnection> connections = new ArrayList<>();
    if (grpc) {
      byte[] headers =
          GrpcLoadConnection.headers("rolewright.v1.GatewayService/StreamChat", candidate.key());
      StreamChatRequest request =
          StreamChatRequest.newBuilder()
              .setModel(model)
              .addMessages(
                  ChatMessage.newBuilder()
                      .setRole(ChatRole.CHAT_ROLE_USER)
                      .setContent(Numbering.TEXT))
              .build();
      for (int index = 0; index < GRPC_CONNECTIONS; index++) {
        connections.add(
            new GrpcLoadConnection(
                candidate.grpc(),
                selector,
                headers,
                request,
                numbering,
                CONNECTIONS / GRPC_CONNECTIONS,
                events + 2));
      }
    } else {
      byte[] request = HttpLoadConnection.request(candidate.key(), model, events > 0);
      for (int index = 0; index < CONNECTIONS; index++) {
        connections.add(
            new HttpLoadConnection(candidate.http(), selector, request, numbering, events));
      }
    }
    return new Load(selector, connections);
  }
}
