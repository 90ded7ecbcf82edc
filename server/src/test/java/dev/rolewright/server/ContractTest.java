package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import dev.rolewright.platform.ErrorCode;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ContractTest {
  private static final String PACKAGE = "rolewright.v1.";

  private final TestServer server = TestServer.shared();

  @Test
  void theServerIsANamedModule() {
    assertThat(RolewrightServer.class.getModule().isNamed()).isTrue();
  }

  @Test
  void reflectionListsEveryService() throws Exception {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(server.channel())
            .withDeadlineAfter(30, TimeUnit.SECONDS)
            .serverReflectionInfo(first(answer));
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());
    Set<String> listed =
        answer.get().getListServicesResponse().getServiceList().stream()
            .map(ServiceResponse::getName)
            .collect(Collectors.toSet());
    requests.onCompleted();
    assertThat(listed)
        .containsAll(Contract.serviceNames())
        .contains(
            "grpc.health.v1.Health",
            "grpc.reflection.v1.ServerReflection",
            "grpc.channelz.v1.Channelz")
        .hasSize(11);
  }

  private static StreamObserver<ServerReflectionResponse> first(
      CompletableFuture<ServerReflectionResponse> answer) {
    return new StreamObserver<>() {
      @Override
      public void onNext(ServerReflectionResponse response) {
        answer.complete(response);
      }

      @Override
      public void onError(Throwable failure) {
        answer.completeExceptionally(failure);
      }

      @Override
      public void onCompleted() {
        // The first answer is all that is asked for.
      }
    };
  }

  static Stream<MethodDescriptor> announced() {
    return Contract.methods().filter(method -> !Contract.LIVE.contains(Contract.name(method)));
  }

  @ParameterizedTest
  @MethodSource
  void announced(MethodDescriptor method) {
    Failure failure = Failure.of(ErrorCode.NOT_IMPLEMENTED, () -> callEmpty(method));
    assertThat(failure.message())
        .contains(PACKAGE + Contract.name(method))
        .contains("not available in this version");
  }

  static Stream<MethodDescriptor> live() {
    return Contract.liveMethods();
  }

  @ParameterizedTest
  @MethodSource
  void live(MethodDescriptor method) throws Throwable {
    try {
      callEmpty(method);
    } catch (StatusRuntimeException refused) {
      assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
      Failure.of(refused).assertReason(ErrorCode.INVALID_FIELD);
      assertThat(Failure.of(refused).fields()).isNotEmpty();
    }
  }

  private void callEmpty(MethodDescriptor method) throws Throwable {
    Contract.call(
        server.operator(), method, DynamicMessage.getDefaultInstance(method.getInputType()));
  }

  @Test
  void everyLiveMethodIsOfTheContract() {
    assertThat(Contract.liveMethods().map(Contract::name))
        .containsExactlyInAnyOrderElementsOf(Contract.LIVE);
  }

  static Stream<String> services() {
    return Contract.serviceNames().stream();
  }

  @ParameterizedTest
  @MethodSource("services")
  void healthOfEachServiceTellsWhetherItHasALiveMethod(String service) {
    boolean live =
        Contract.LIVE.stream().anyMatch(name -> service.equals(PACKAGE + name.split("/")[0]));
    assertThat(health(service)).isEqualTo(live ? ServingStatus.SERVING : ServingStatus.NOT_SERVING);
  }

  @Test
  void healthOfTheWholeIsServing() {
    assertThat(health("")).isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void healthOfAnUnknownServiceIsNotFound() {
    Failure.of(ErrorCode.NOT_FOUND, () -> health("rolewright.v1.NoSuchService"));
  }

  private ServingStatus health(String service) {
    return HealthGrpc.newBlockingStub(server.channel())
        .withDeadlineAfter(30, TimeUnit.SECONDS)
        .check(HealthCheckRequest.newBuilder().setService(service).build())
        .getStatus();
  }
}
