package dev.rolewright.server.grpc;

import static dev.rolewright.server.mapping.PromptMapping.toProto;

import dev.rolewright.access.Principal;
import dev.rolewright.access.Role;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.prompts.PromptChange;
import dev.rolewright.prompts.PromptContent;
import dev.rolewright.prompts.PromptFilter;
import dev.rolewright.prompts.PromptVersion;
import dev.rolewright.prompts.Prompts;
import dev.rolewright.proto.v1.ActivatePromptVersionRequest;
import dev.rolewright.proto.v1.ActivatePromptVersionResponse;
import dev.rolewright.proto.v1.CreatePromptVersionRequest;
import dev.rolewright.proto.v1.CreatePromptVersionResponse;
import dev.rolewright.proto.v1.GetPromptVersionRequest;
import dev.rolewright.proto.v1.GetPromptVersionResponse;
import dev.rolewright.proto.v1.ListPromptVersionsRequest;
import dev.rolewright.proto.v1.ListPromptVersionsResponse;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.RenderPromptRequest;
import dev.rolewright.proto.v1.RenderPromptResponse;
import dev.rolewright.proto.v1.RollbackPromptRequest;
import dev.rolewright.proto.v1.RollbackPromptResponse;
import dev.rolewright.safety.spi.SafetyPolicy;
import dev.rolewright.server.mapping.PromptMapping;
import io.grpc.stub.StreamObserver;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** Serves {@code PromptService}: reading for every key, changing for admins. */
public final class PromptGrpcService extends PromptServiceGrpc.PromptServiceImplBase {
  private final Prompts prompts;
  private final Supplier<SafetyPolicy> policy;
  private final RequestIds requestIds;

  /**
   * Creates the service over its prompts.
   *
   * @param policy what looks at values now when a task renders a prompt
   */
  public PromptGrpcService(Prompts prompts, Supplier<SafetyPolicy> policy, RequestIds requestIds) {
    this.prompts = prompts;
    this.policy = policy;
    this.requestIds = requestIds;
  }

  @Override
  public void createPromptVersion(
      CreatePromptVersionRequest request, StreamObserver<CreatePromptVersionResponse> observer) {
    CallContext call = CallContext.current();
    Unary.answer(
        observer,
        () -> {
          call.principal().require(Role.ADMIN);
          return requestIds.unary(
              call.request(),
              new SentCall("PromptService/CreatePromptVersion", request.getRequestId(), request)
                  .keeping(SentCall.Keeping.ALWAYS),
              CreatePromptVersionResponse.parser(),
              UnaryOperator.identity(),
              id -> {
                PromptContent content = PromptMapping.content(request, prompts::check);
                PromptVersion version =
                    prompts.create(
                        call.principal().tenantId(), id, content, call.principal().keyId());
                return CreatePromptVersionResponse.newBuilder()
                    .setPromptVersion(toProto(version))
                    .build();
              });
        });
  }

  @Override
  public void getPromptVersion(
      GetPromptVersionRequest request, StreamObserver<GetPromptVersionResponse> observer) {
    answer(
        observer,
        Role.CLIENT,
        caller ->
            GetPromptVersionResponse.newBuilder()
                .setPromptVersion(
                    toProto(prompts.get(caller.tenantId(), request.getPromptVersionId())))
                .build());
  }

  @Override
  public void listPromptVersions(
      ListPromptVersionsRequest request, StreamObserver<ListPromptVersionsResponse> observer) {
    answer(
        observer,
        Role.CLIENT,
        caller -> {
          PageRequest page = PageRequest.of(request.getPageSize(), request.getPageToken());
          PromptFilter filter =
              new PromptFilter(request.getName(), request.getTaskType(), request.getActiveOnly());
          return PromptPages.read(page, part -> prompts.list(caller.tenantId(), filter, part));
        });
  }

  @Override
  public void activatePromptVersion(
      ActivatePromptVersionRequest request,
      StreamObserver<ActivatePromptVersionResponse> observer) {
    answer(
        observer,
        Role.ADMIN,
        caller -> {
          PromptChange change = prompts.activate(caller.tenantId(), request.getPromptVersionId());
          ActivatePromptVersionResponse.Builder response =
              ActivatePromptVersionResponse.newBuilder().setPromptVersion(toProto(change.now()));
          change.before().ifPresent(before -> response.setPreviousVersion(toProto(before)));
          return response.build();
        });
  }

  @Override
  public void rollbackPrompt(
      RollbackPromptRequest request, StreamObserver<RollbackPromptResponse> observer) {
    answer(
        observer,
        Role.ADMIN,
        caller -> {
          PromptChange change =
              prompts.rollback(
                  caller.tenantId(),
                  request.getName(),
                  request.getPromptVersionId(),
                  request.getReason());
          RollbackPromptResponse.Builder response =
              RollbackPromptResponse.newBuilder().setPromptVersion(toProto(change.now()));
          change.before().ifPresent(before -> response.setRolledBackVersion(toProto(before)));
          return response.build();
        });
  }

  @Override
  public void renderPrompt(
      RenderPromptRequest request, StreamObserver<RenderPromptResponse> observer) {
    answer(
        observer,
        Role.CLIENT,
        caller -> {
          PromptVersion version = version(caller, request);
          return toProto(prompts.render(policy.get(), version, PromptMapping.variables(request)));
        });
  }

  private PromptVersion version(Principal caller, RenderPromptRequest request) {
    return switch (request.getVersionCase()) {
      case PROMPT_VERSION_ID -> prompts.get(caller.tenantId(), request.getPromptVersionId());
      case NAME -> prompts.active(caller.tenantId(), request.getName());
      case VERSION_NOT_SET ->
          throw RolewrightException.invalid(
              "prompt_version_id", "is missing; send the id of a version, or name.");
    };
  }

  private static <R> void answer(
      StreamObserver<R> observer, Role role, Function<Principal, R> work) {
    Principal caller = CallContext.current().principal();
    Unary.answer(
        observer,
        () -> {
          caller.require(role);
          return work.apply(caller);
        });
  }
}
