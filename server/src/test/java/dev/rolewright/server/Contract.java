package dev.rolewright.server;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.Descriptors.ServiceDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.EvaluationServiceGrpc;
import dev.rolewright.proto.v1.GatewayServiceGrpc;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.PromptServiceGrpc;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.protobuf.ProtoServiceDescriptorSupplier;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Every method of the API as its descriptors tell it, and a way to call any of them. */
final class Contract {
  private static final List<io.grpc.ServiceDescriptor> SERVICES =
      List.of(
          JobParsingServiceGrpc.getServiceDescriptor(),
          SkillMatchingServiceGrpc.getServiceDescriptor(),
          ProfileScoringServiceGrpc.getServiceDescriptor(),
          GenerationServiceGrpc.getServiceDescriptor(),
          EvaluationServiceGrpc.getServiceDescriptor(),
          PromptServiceGrpc.getServiceDescriptor(),
          GatewayServiceGrpc.getServiceDescriptor(),
          AdminServiceGrpc.getServiceDescriptor());

  /** The methods that this version serves. */
  static final Set<String> LIVE =
      Set.of(
          "JobParsingService/ParseJob",
          "JobParsingService/ParseJobs",
          "JobParsingService/GetJob",
          "JobParsingService/ListJobs",
          "JobParsingService/DeleteJob",
          "ProfileScoringService/ImportProfile",
          "ProfileScoringService/GetProfile",
          "ProfileScoringService/ListProfiles",
          "ProfileScoringService/DeleteProfile",
          "SkillMatchingService/MatchArtifacts",
          "SkillMatchingService/MatchProfile",
          "SkillMatchingService/ExtractSkills",
          "SkillMatchingService/NormalizeSkills",
          "SkillMatchingService/CompareKeywords",
          "SkillMatchingService/Embed",
          "GatewayService/StreamChat",
          "GatewayService/RunAssistant",
          "GatewayService/ListProviders",
          "GatewayService/GetHealth",
          "GatewayService/ListRuns",
          "GatewayService/GetRun",
          "GatewayService/ReplayRun",
          "GatewayService/EstimateCost",
          "GatewayService/GetUsage",
          "GatewayService/GetBudget",
          "GatewayService/ListAlerts",
          "GenerationService/GenerateCv",
          "GenerationService/GetDocument",
          "GenerationService/ListDocuments",
          "PromptService/CreatePromptVersion",
          "PromptService/GetPromptVersion",
          "PromptService/ListPromptVersions",
          "PromptService/ActivatePromptVersion",
          "PromptService/RollbackPrompt",
          "PromptService/RenderPrompt",
          "AdminService/CreateTenant",
          "AdminService/SuspendTenant",
          "AdminService/ResumeTenant",
          "AdminService/ListTenants",
          "AdminService/CreateApiKey",
          "AdminService/ListApiKeys",
          "AdminService/RotateApiKey",
          "AdminService/RevokeApiKey",
          "AdminService/PutProviderKey",
          "AdminService/PutTenantPrivacy",
          "AdminService/GetTenantPrivacy");

  private Contract() {}

  static Set<String> serviceNames() {
    return SERVICES.stream()
        .map(io.grpc.ServiceDescriptor::getName)
        .collect(Collectors.toUnmodifiableSet());
  }

  static Stream<MethodDescriptor> methods() {
    return SERVICES.stream()
        .map(service -> (ProtoServiceDescriptorSupplier) service.getSchemaDescriptor())
        .map(supplier -> Objects.requireNonNull(supplier).getServiceDescriptor())
        .map(ServiceDescriptor::getMethods)
        .flatMap(List::stream);
  }

  static Stream<MethodDescriptor> liveMethods() {
    return methods().filter(method -> LIVE.contains(name(method)));
  }

  static String name(MethodDescriptor method) {
    return method.getService().getName() + "/" + method.getName();
  }

  /** Calls any method with one message and returns its answers. */
  static List<DynamicMessage> call(Api api, MethodDescriptor method, DynamicMessage request)
      throws Throwable {
    Caller stub = api.with(new Caller(api.channel(), CallOptions.DEFAULT));
    List<DynamicMessage> answers = new ArrayList<>();
    CompletableFuture<List<DynamicMessage>> done = new CompletableFuture<>();
    StreamObserver<DynamicMessage> requests =
        ClientCalls.asyncBidiStreamingCall(
            stub.getChannel().newCall(descriptor(method), stub.getCallOptions()),
            new StreamObserver<>() {
              @Override
              public void onNext(DynamicMessage answer) {
                answers.add(answer);
              }

              @Override
              public void onError(Throwable failure) {
                done.completeExceptionally(failure);
              }

              @Override
              public void onCompleted() {
                done.complete(answers);
              }
            });
    requests.onNext(request);
    requests.onCompleted();
    try {
      return done.get(60, TimeUnit.SECONDS);
    } catch (ExecutionException failed) {
      throw failed.getCause();
    }
  }

  private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> descriptor(
      MethodDescriptor method) {
    return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
        .setType(io.grpc.MethodDescriptor.MethodType.BIDI_STREAMING)
        .setFullMethodName(
            io.grpc.MethodDescriptor.generateFullMethodName(
                method.getService().getFullName(), method.getName()))
        .setRequestMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getInputType())))
        .setResponseMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(method.getOutputType())))
        .build();
  }

  private static final class Caller extends AbstractStub<Caller> {
    Caller(io.grpc.Channel channel, CallOptions options) {
      super(channel, options);
    }

    @Override
    protected Caller build(io.grpc.Channel channel, CallOptions options) {
      return new Caller(channel, options);
    }
  }
}
