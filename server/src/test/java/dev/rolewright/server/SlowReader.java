package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationEvent;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientResponseObserver;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Takes one answer and then none until it is told. */
final class SlowReader implements ClientResponseObserver<GenerateCvRequest, GenerateCvResponse> {
  private final List<GenerationEvent> events = new ArrayList<>();
  private final CountDownLatch first = new CountDownLatch(1);
  private final CompletableFuture<Status> status = new CompletableFuture<>();
  private ClientCallStreamObserver<GenerateCvRequest> call;

  @Override
  public void beforeStart(ClientCallStreamObserver<GenerateCvRequest> stream) {
    call = stream;
    stream.disableAutoRequestWithInitial(1);
  }

  @Override
  public synchronized void onNext(GenerateCvResponse response) {
    events.add(response.getEvent());
    first.countDown();
  }

  @Override
  public void onError(Throwable failure) {
    status.complete(Status.fromThrowable(failure));
    first.countDown();
  }

  @Override
  public void onCompleted() {
    status.complete(Status.OK);
  }

  GenerationEvent awaitFirst() throws InterruptedException {
    assertThat(first.await(30, TimeUnit.SECONDS)).isTrue();
    return events().getFirst();
  }

  ClientCallStreamObserver<GenerateCvRequest> call() {
    return call;
  }

  synchronized List<GenerationEvent> events() {
    return List.copyOf(events);
  }

  Status status() throws Exception {
    return status.get(60, TimeUnit.SECONDS);
  }
}
