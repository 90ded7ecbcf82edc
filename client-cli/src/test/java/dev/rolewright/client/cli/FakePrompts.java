package dev.rolewright.client.cli;

import com.google.protobuf.Struct;
import com.google.protobuf.Value;
import dev.rolewright.proto.v1.ActivatePromptVersionRequest;
import dev.rolewright.proto.v1.ActivatePromptVersionResponse;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.GetPromptVersionRequest;
import dev.rolewright.proto.v1.GetPromptVersionResponse;
import dev.rolewright.proto.v1.ListPromptVersionsRequest;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.PromptVersion;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RenderPromptResponse;
import dev.rolewright.proto.v1.RollbackPromptRequest;
import dev.rolewright.proto.v1.RollbackPromptResponse;
import io.grpc.stub.StreamObserver;
import java.util.Queue;

/** Prompts of the server of the tests. */
final class FakePrompts extends PromptServiceGrpc.PromptServiceImplBase {
  private final Queue<Object> requests;

  FakePrompts(Queue<Object> requests) {
    this.requests = requests;
  }

  private static PromptVersion version(String semver, boolean isActive) {
    Struct variables = Struct.newBuilder().putFields("text", Value.getDefaultInstance()).build();
    return PromptVersion.newBuilder()
        .setId("01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10")
        .setName("greeting")
        .setSemver(semver)
        .setTaskType("chat")
        .setTemplate("[[user]]\nGreet {{text}}.")
        .setInputSchema(
            Struct.newBuilder()
                .putFields("properties", Value.newBuilder().setStructValue(variables).build()))
        .setIsActive(isActive)
        .setCreatedBy("rolewright")
        .build();
  }

  private <R> void answer(Object request, StreamObserver<R> observer, R response) {
    requests.add(request);
    observer.onNext(response);
    observer.onCompleted();
  }

  @Override
  public void listPromptVersions(
      ListPromptVersionsRequest request, StreamObserver<ListPromptVersionsResponse> observer) {
    if (request.getName().equals("unheard")) {
      answer(request, observer, ListPromptVersionsResponse.getDefaultInstance());
      return;
    }
    answer(
        request,
        observer,
        ListPromptVersionsResponse.newBuilder()
            .addPromptVersions(version("2.0.0", true))
            .addPromptVersions(version("1.0.0", false))
            .addPromptVersions(
                version("1.0.0", true).toBuilder().setName("rolewright_prompt_review"))
            .build());
  }

  @Override
  public void getPromptVersion(
      GetPromptVersionRequest request, StreamObserver<GetPromptVersionResponse> observer) {
    answer(
        request,
        observer,
        GetPromptVersionResponse.newBuilder().setPromptVersion(version("2.0.0", true)).build());
  }

  @Override
  public void activatePromptVersion(
      ActivatePromptVersionRequest request,
      StreamObserver<ActivatePromptVersionResponse> observer) {
    answer(
        request,
        observer,
        ActivatePromptVersionResponse.newBuilder()
            .setPromptVersion(version("2.0.0", true))
            .setPreviousVersion(version("1.0.0", false))
            .build());
  }

  @Override
  public void rollbackPrompt(
      RollbackPromptRequest request, StreamObserver<RollbackPromptResponse> observer) {
    answer(
        request,
        observer,
        RollbackPromptResponse.newBuilder()
            .setPromptVersion(version("1.0.0", true))
            .setRolledBackVersion(version("2.0.0", false))
            .build());
  }

  @Override
  public void renderPrompt(
      RenderPromptRequest request, StreamObserver<RenderPromptResponse> observer) {
    answer(
        request,
        observer,
        RenderPromptResponse.newBuilder()
            .addMessages(
                ChatMessage.newBuilder().setRole(ChatRole.CHAT_ROLE_USER).setContent("Greet Ada."))
            .setPromptVersion(version("2.0.0", true))
            .setEstimatedInputTokens(7)
            .build());
  }
}
