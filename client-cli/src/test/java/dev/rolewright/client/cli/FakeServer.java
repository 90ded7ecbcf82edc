package dev.rolewright.client.cli;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import dev.rolewright.proto.v1.AdminServiceGrpc;
import dev.rolewright.proto.v1.ApiKey;
import dev.rolewright.proto.v1.BatchError;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.CreateApiKeyResponse;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteJobResponse;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetJobResponse;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.GetProfileResponse;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.GetTenantPrivacyResponse;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ImportWarning;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ListDocumentsResponse;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListJobsResponse;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.MatchProfileResponse;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsResponse;
import dev.rolewright.proto.v1.NormalizedText;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ParseJobsResponse;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.PutTenantPrivacyResponse;
import dev.rolewright.proto.v1.RotateApiKeyRequest;
import dev.rolewright.proto.v1.RotateApiKeyResponse;
import dev.rolewright.proto.v1.SkillCandidate;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.Grpc;
import io.grpc.InsecureServerCredentials;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.protobuf.StatusProto;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A server on the loopback that keeps what it was asked and answers with what a test prepared. */
public final class FakeServer implements AutoCloseable {
  /** The key that it accepts. */
  public static final String KEY = "rw_test_key";

  private static final Metadata.Key<String> AUTHORIZATION =
      Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER);

  /** Every request, in the order of arrival. */
  public final Queue<Object> requests = new ConcurrentLinkedQueue<>();

  /** What is odd about every CV that is imported. */
  public final List<ImportWarning> importWarnings = new CopyOnWriteArrayList<>();

  /** Statuses that the next calls end with. */
  public final Queue<StatusRuntimeException> failures = new ConcurrentLinkedQueue<>();

  /** The keys that came along. */
  public final ConcurrentLinkedDeque<String> keys = new ConcurrentLinkedDeque<>();

  /** The events of the next generations. */
  public volatile List<GenerateCvResponse> events = Samples.generation();

  /** How sure the next jobs are of being made of a job ad. */
  public volatile double jobConfidence = 0.93;

  /** Number of ParseJobs streams that were opened. */
  public final AtomicInteger streams = new AtomicInteger();

  /** Most inputs that were on a stream without an answer. */
  public final AtomicInteger mostOpen = new AtomicInteger();

  /** The gateway to language models. */
  public final FakeModels models = new FakeModels(requests);

  private final Map<Class<?>, StatusRuntimeException> failuresOf = new ConcurrentHashMap<>();
  private final HealthStatusManager health = new HealthStatusManager();
  private final Server server;

  private FakeServer() {
    health.setStatus("", ServingStatus.SERVING);
    health.setStatus(JobParsingServiceGrpc.SERVICE_NAME, ServingStatus.SERVING);
    health.setStatus(AdminServiceGrpc.SERVICE_NAME, ServingStatus.NOT_SERVING);
    try {
      server =
          Grpc.newServerBuilderForPort(0, InsecureServerCredentials.create())
              .addService(new Jobs())
              .addService(new Profiles())
              .addService(new Skills())
              .addService(new Documents())
              .addService(new Admin())
              .addService(new FakePrompts(requests))
              .addService(models)
              .addService(health.getHealthService())
              .intercept(new Keys())
              .build()
              .start();
    } catch (IOException unavailable) {
      throw new UncheckedIOException(unavailable);
    }
  }

  /** Returns a server that listens. */
  public static FakeServer start() {
    return new FakeServer();
  }

  /** Ends the next call with requests of a type with a status. */
  public void failNext(Class<?> type, StatusRuntimeException failure) {
    failuresOf.put(type, failure);
  }

  /** Returns where it listens. */
  public String address() {
    return "127.0.0.1:" + server.getPort();
  }

  /** Tells every caller that nothing is served. */
  public void stopServing() {
    health.setStatus("", ServingStatus.NOT_SERVING);
  }

  /** Returns a status as our server makes it. */
  public static StatusRuntimeException failure(
      Code code, String reason, String message, BadRequest.FieldViolation... violations) {
    return failure(code, reason, message, Map.of(), violations);
  }

  /** Returns a status with further metadata. */
  public static StatusRuntimeException failure(
      Code code,
      String reason,
      String message,
      Map<String, String> metadata,
      BadRequest.FieldViolation... violations) {
    com.google.rpc.Status.Builder status =
        com.google.rpc.Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message)
            .addDetails(
                Any.pack(
                    ErrorInfo.newBuilder()
                        .setReason(reason)
                        .setDomain("rolewright.dev")
                        .putMetadata("correlation_id", "c0ffee")
                        .putAllMetadata(metadata)
                        .build()));
    if (violations.length > 0) {
      status.addDetails(
          Any.pack(BadRequest.newBuilder().addAllFieldViolations(List.of(violations)).build()));
    }
    return StatusProto.toStatusRuntimeException(status.build());
  }

  @Override
  public void close() {
    server.shutdownNow();
    try {
      server.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private <T> void answer(Object request, StreamObserver<T> observer, T answer) {
    requests.add(request);
    StatusRuntimeException failure =
        Optional.ofNullable(failuresOf.remove(request.getClass())).orElseGet(failures::poll);
    if (failure != null) {
      observer.onError(failure);
      return;
    }
    observer.onNext(answer);
    observer.onCompleted();
  }

  private final class Keys implements ServerInterceptor {
    @Override
    public <Q, A> ServerCall.Listener<Q> interceptCall(
        ServerCall<Q, A> call, Metadata headers, ServerCallHandler<Q, A> next) {
      String key = headers.get(AUTHORIZATION);
      keys.add(key == null ? "" : key);
      return Contexts.interceptCall(Context.current(), call, headers, next);
    }
  }

  private final class Jobs extends JobParsingServiceGrpc.JobParsingServiceImplBase {
    @Override
    public void parseJob(ParseJobRequest request, StreamObserver<ParseJobResponse> observer) {
      ParseJobResponse.Builder response = Samples.parsedJob().toBuilder();
      response.getJobBuilder().setParsingConfidence(jobConfidence);
      answer(request, observer, response.build());
    }

    @Override
    public void getJob(GetJobRequest request, StreamObserver<GetJobResponse> observer) {
      answer(
          request,
          observer,
          GetJobResponse.newBuilder().setJob(Samples.parsedJob().getJob()).build());
    }

    @Override
    public void listJobs(ListJobsRequest request, StreamObserver<ListJobsResponse> observer) {
      answer(request, observer, Samples.jobs());
    }

    @Override
    public void deleteJob(DeleteJobRequest request, StreamObserver<DeleteJobResponse> observer) {
      answer(request, observer, DeleteJobResponse.getDefaultInstance());
    }

    /**
     * Answers each input with its text as the title; an input "bad" is an error, "stop" ends the
     * stream.
     */
    @Override
    public StreamObserver<ParseJobsRequest> parseJobs(StreamObserver<ParseJobsResponse> observer) {
      streams.incrementAndGet();
      return new StreamObserver<>() {
        private final Queue<ParseJobsResponse> held = new ArrayDeque<>();
        private long index;

        @Override
        public void onNext(ParseJobsRequest request) {
          requests.add(request);
          String text = request.getJob().getText();
          if (text.equals("stop")) {
            observer.onError(Status.UNAVAILABLE.asRuntimeException());
            return;
          }
          ParseJobsResponse.Builder response = ParseJobsResponse.newBuilder().setIndex(index++);
          if (text.equals("bad")) {
            response.setError(
                BatchError.newBuilder()
                    .setReason("INVALID_FIELD")
                    .setMessage("too short")
                    .setField("job.text"));
          } else {
            response.getParsedBuilder().getJobBuilder().setRoleTitle(text);
          }
          held.add(response.build());
          mostOpen.accumulateAndGet(held.size(), Math::max);
          // Answers come late and in heaps, as from a server that works on several inputs at once.
          if (held.size() >= 5) {
            release();
          }
        }

        private void release() {
          held.forEach(observer::onNext);
          held.clear();
        }

        @Override
        public void onError(Throwable gone) {
          held.clear();
        }

        @Override
        public void onCompleted() {
          release();
          observer.onCompleted();
        }
      };
    }
  }

  private final class Profiles extends ProfileScoringServiceGrpc.ProfileScoringServiceImplBase {
    @Override
    public void importProfile(
        ImportProfileRequest request, StreamObserver<ImportProfileResponse> observer) {
      answer(
          request,
          observer,
          Samples.importedProfile().toBuilder().addAllWarnings(importWarnings).build());
    }

    @Override
    public void getProfile(GetProfileRequest request, StreamObserver<GetProfileResponse> observer) {
      answer(
          request,
          observer,
          GetProfileResponse.newBuilder()
              .setProfile(Samples.importedProfile().getProfile())
              .build());
    }
  }

  private final class Documents extends GenerationServiceGrpc.GenerationServiceImplBase {
    @Override
    public void listDocuments(
        ListDocumentsRequest request, StreamObserver<ListDocumentsResponse> observer) {
      answer(request, observer, ListDocumentsResponse.getDefaultInstance());
    }

    @Override
    public void generateCv(GenerateCvRequest request, StreamObserver<GenerateCvResponse> observer) {
      requests.add(request);
      StatusRuntimeException failure = failures.poll();
      if (failure != null) {
        observer.onError(failure);
        return;
      }
      events.forEach(observer::onNext);
      observer.onCompleted();
    }
  }

  private final class Skills extends SkillMatchingServiceGrpc.SkillMatchingServiceImplBase {
    @Override
    public void matchArtifacts(
        MatchArtifactsRequest request, StreamObserver<MatchArtifactsResponse> observer) {
      answer(request, observer, Samples.ranking());
    }

    @Override
    public void matchProfile(
        MatchProfileRequest request, StreamObserver<MatchProfileResponse> observer) {
      answer(request, observer, Samples.overall());
    }

    /** Means by each name the name in capitals; a name "bad" is an error. */
    @Override
    public void normalizeSkills(
        NormalizeSkillsRequest request, StreamObserver<NormalizeSkillsResponse> observer) {
      if (request.getTexts(0).equals("bad")) {
        observer.onError(
            failure(
                Code.INVALID_ARGUMENT,
                "INVALID_FIELD",
                "texts[0] is bad",
                BadRequest.FieldViolation.newBuilder()
                    .setField("texts[0]")
                    .setDescription("is bad")
                    .build()));
        return;
      }
      NormalizeSkillsResponse.Builder response = NormalizeSkillsResponse.newBuilder();
      for (String text : request.getTextsList()) {
        response.addResults(
            NormalizedText.newBuilder()
                .setText(text)
                .addCandidates(
                    SkillCandidate.newBuilder()
                        .setLabel(text.toUpperCase(java.util.Locale.ROOT))
                        .setScore(1)));
      }
      answer(request, observer, response.build());
    }
  }

  private final class Admin extends AdminServiceGrpc.AdminServiceImplBase {
    @Override
    public void putTenantPrivacy(
        PutTenantPrivacyRequest request, StreamObserver<PutTenantPrivacyResponse> observer) {
      answer(
          request,
          observer,
          PutTenantPrivacyResponse.newBuilder().setPrivacy(request.getPrivacy()).build());
    }

    @Override
    public void getTenantPrivacy(
        GetTenantPrivacyRequest request, StreamObserver<GetTenantPrivacyResponse> observer) {
      answer(
          request,
          observer,
          GetTenantPrivacyResponse.newBuilder()
              .setPrivacy(PrivacyOptions.newBuilder().addAllowedRegions("local"))
              .build());
    }

    /** Keeps no secret, as for a repeated call. */
    @Override
    public void rotateApiKey(
        RotateApiKeyRequest request, StreamObserver<RotateApiKeyResponse> observer) {
      answer(
          request,
          observer,
          RotateApiKeyResponse.newBuilder()
              .setApiKey(ApiKey.newBuilder().setId(request.getApiKeyId()))
              .build());
    }

    @Override
    public void createApiKey(
        CreateApiKeyRequest request, StreamObserver<CreateApiKeyResponse> observer) {
      answer(
          request,
          observer,
          CreateApiKeyResponse.newBuilder()
              .setApiKey(
                  ApiKey.newBuilder()
                      .setId("k1")
                      .setName(request.getName())
                      .addAllRoles(request.getRolesList()))
              .setSecret("rw_secret")
              .build());
    }
  }
}
