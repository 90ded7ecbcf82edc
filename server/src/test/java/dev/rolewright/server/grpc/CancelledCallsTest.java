package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.access.Authenticator;
import dev.rolewright.access.FirstKey;
import dev.rolewright.access.PrivacySwitches;
import dev.rolewright.access.RepeatableCalls;
import dev.rolewright.access.testing.InMemoryKeys;
import dev.rolewright.access.testing.InMemoryRequestLog;
import dev.rolewright.access.testing.InMemoryTenants;
import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.JobRepository;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.embedding.Embedding;
import dev.rolewright.generation.CvGenerators;
import dev.rolewright.matching.AssistedMatcher;
import dev.rolewright.matching.Matcher;
import dev.rolewright.matching.Matchers;
import dev.rolewright.parsing.JobAdParser;
import dev.rolewright.parsing.JobIntake;
import dev.rolewright.parsing.ProfileIntake;
import dev.rolewright.parsing.ProfileParser;
import dev.rolewright.platform.Checkpoint;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.PromptedModel;
import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.EmbedRequest;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobsRequest;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import dev.rolewright.safety.SafetyPolicies;
import dev.rolewright.server.mapping.InlineInputs;
import dev.rolewright.skills.SkillExtraction;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.SkillNormalizer;
import dev.rolewright.skills.Vocabularies;
import io.grpc.BindableService;
import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The services as they are, over a model that has as much to do as callers have patience: the work
 * of a call that was given up stops, keeps nothing and leaves its place.
 */
class CancelledCallsTest {
  private static final int PLACES = 2;
  private static final Duration CAP = Duration.ofHours(1);
  private static final DeadlineCaps CAPS = new DeadlineCaps(CAP, CAP);
  private static final SkillFinder FINDER = SkillFinders.create(Vocabularies.builtIn());
  private static final JobSelector JOB =
      JobSelector.newBuilder()
          .setRequirements(InlineRequirements.newBuilder().addStatements("Keeps a garden"))
          .build();
  private static final ProfileSelector PERSON =
      ProfileSelector.newBuilder()
          .setInline(
              InlineProfile.newBuilder()
                  .setFullName("Ada Example")
                  .addArtifacts(
                      Artifact.newBuilder()
                          .setId("a")
                          .setTitle("Gardener")
                          .addHighlights("Grew pears")
                          .addHighlights("Kept the old wall")))
          .build();
  private static final ParseJobRequest AD =
      ParseJobRequest.newBuilder()
          .setText("Gardener\n\nThe old wall keeps the frost off the pears until late autumn.\n")
          .build();

  private final ShiftedTime time = new ShiftedTime();
  private final MadeUpServers servers = new MadeUpServers();
  private final EndlessModel model = new EndlessModel();
  private final AtomicInteger stored = new AtomicInteger();
  private final EndOfCall end = new EndOfCall();
  private final CallLimit limit = new CallLimit(new AccessRules(), PLACES);
  private String key = "";

  private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor();

  @AfterEach
  void close() {
    // Ends work that should have stopped, so that a failure is a failure and no wait without end.
    model.stopped.complete(ErrorCode.UNKNOWN);
    servers.close();
    deadlines.shutdownNow();
  }

  /** A call whose work needs the model. */
  private record Sample<Q, R>(String name, MethodDescriptor<Q, R> method, Q request) {
    ClientCall<Q, R> start(ManagedChannel channel, String key, CompletableFuture<Status> status) {
      ClientCall<Q, R> call = channel.newCall(method, CallOptions.DEFAULT);
      Metadata headers = new Metadata();
      headers.put(
          Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
      call.start(
          new ClientCall.Listener<R>() {
            @Override
            public void onClose(Status ended, Metadata trailers) {
              status.complete(ended);
            }
          },
          headers);
      call.request(1_000);
      call.sendMessage(request);
      call.halfClose();
      return call;
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static List<Sample<?, ?>> samples() {
    GenerateCvRequest cv = GenerateCvRequest.newBuilder().setJob(JOB).setProfile(PERSON).build();
    return List.of(
        embed(),
        new Sample<>(
            "MatchArtifacts",
            SkillMatchingServiceGrpc.getMatchArtifactsMethod(),
            MatchArtifactsRequest.newBuilder().setJob(JOB).setProfile(PERSON).build()),
        new Sample<>(
            "MatchProfile",
            SkillMatchingServiceGrpc.getMatchProfileMethod(),
            MatchProfileRequest.newBuilder().setJob(JOB).setProfile(PERSON).build()),
        new Sample<>("ParseJob", JobParsingServiceGrpc.getParseJobMethod(), AD),
        new Sample<>(
            "ParseJobs",
            JobParsingServiceGrpc.getParseJobsMethod(),
            ParseJobsRequest.newBuilder().setJob(AD).build()),
        new Sample<>(
            "ImportProfile",
            ProfileScoringServiceGrpc.getImportProfileMethod(),
            ImportProfileRequest.newBuilder()
                .setText("Ada Example\n\nExperience\n\nGardener, Old Wall Ltd, 2019 - 2023\n")
                .build()),
        new Sample<>("GenerateCv", GenerationServiceGrpc.getGenerateCvMethod(), cv),
        new Sample<>(
            "GenerateCv with a request id",
            GenerationServiceGrpc.getGenerateCvMethod(),
            cv.toBuilder().setRequestId(UUID.randomUUID().toString()).build()));
  }

  private static Sample<?, ?> embed() {
    return new Sample<>(
        "Embed",
        SkillMatchingServiceGrpc.getEmbedMethod(),
        EmbedRequest.newBuilder().addTexts("Grew pears").build());
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theWorkOfACallThatIsCancelledStops(Sample<?, ?> sample) throws Exception {
    ManagedChannel channel = serve();
    CompletableFuture<Status> status = new CompletableFuture<>();
    ClientCall<?, ?> call = sample.start(channel, key, status);
    model.working.get(60, TimeUnit.SECONDS);

    call.cancel("enough", null);

    // Nothing but the cancellation ends the work within the time of this test.
    assertThat(model.stopped.get(60, TimeUnit.SECONDS)).isEqualTo(ErrorCode.CANCELLED);
    assertEnded();
  }

  @ParameterizedTest
  @MethodSource("samples")
  void theWorkOfACallWhoseTimeIsOverStops(Sample<?, ?> sample) throws Exception {
    ManagedChannel channel = serve();
    CompletableFuture<Status> status = new CompletableFuture<>();
    sample.start(channel, key, status);
    model.working.get(60, TimeUnit.SECONDS);

    time.advance(CAP);

    assertThat(model.stopped.get(60, TimeUnit.SECONDS)).isEqualTo(ErrorCode.TIMEOUT);
    assertThat(status.get(60, TimeUnit.SECONDS).getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertEnded();
  }

  private void assertEnded() throws InterruptedException {
    end.await(1);
    EndOfCall.awaitFree(limit, PLACES);
    assertThat(model.calls).hasValue(1);
    assertThat(stored).hasValue(0);
  }

  private ManagedChannel serve() {
    InMemoryTenants tenants = new InMemoryTenants();
    InMemoryKeys keys = new InMemoryKeys(tenants);
    key =
        FirstKey.create(tenants, keys, Ids.create(time), time)
            .ensure(Optional.empty(), false)
            .orElseThrow();
    return servers.serve(
        this::services,
        end,
        new RequestContextInterceptor(
            Authenticator.create(keys, time), new AccessRules(), CAPS, time, deadlines),
        limit);
  }

  private List<BindableService> services() {
    Ids ids = Ids.create(time);
    Matcher matcher = Matchers.create(model, FINDER);
    JobRepository jobs = storeOf(JobRepository.class);
    ProfileRepository profiles = storeOf(ProfileRepository.class);
    DocumentRepository documents = storeOf(DocumentRepository.class);
    JobAdParser parser = JobAdParser.create(FINDER, model);
    JobIntake jobIntake = JobIntake.create(parser, FINDER, PromptedModel.none(), jobs, time);
    ProfileIntake profileIntake =
        ProfileIntake.create(ProfileParser.create(FINDER), matcher::vectorize, profiles, ids, time);
    RequestIds requestIds =
        RequestIds.create(
            RepeatableCalls.create(new InMemoryRequestLog(time::now), ids, time),
            ids,
            time,
            CAPS,
            any -> true);
    Storing storing = new Storing(tenant -> PrivacySwitches.NONE);
    Selectors selectors = new Selectors(jobs, profiles, parser, new InlineInputs(FINDER), matcher);
    SkillNormalizer normalizer = SkillNormalizer.create(FINDER.vocabulary());
    return List.of(
        new SkillMatchingGrpcService(
            matcher,
            AssistedMatcher.create(matcher, PromptedModel.none(), FINDER),
            selectors,
            FINDER,
            SkillExtraction.create(FINDER, normalizer),
            normalizer,
            model),
        new JobParsingGrpcService(
            jobIntake, jobs, () -> SafetyPolicies.STANDARD, storing, requestIds),
        new ProfileScoringGrpcService(
            profileIntake,
            profiles,
            new PersonErasure(profiles, model, tenant -> true),
            () -> SafetyPolicies.STANDARD,
            storing,
            requestIds),
        new GenerationGrpcService(
            CvGenerators.create(matcher, documents, time),
            selectors,
            documents,
            storing,
            requestIds));
  }

  /** A store that only counts what it is given. */
  private <S> S storeOf(Class<S> port) {
    return port.cast(
        Proxy.newProxyInstance(
            port.getClassLoader(),
            new Class<?>[] {port},
            (proxy, method, arguments) -> stored.incrementAndGet() > 0));
  }

  /** The machine's time, of which some may be left out. */
  private static final class ShiftedTime implements Time {
    private final AtomicLong leftOut = new AtomicLong();

    void advance(Duration duration) {
      leftOut.addAndGet(duration.toNanos());
    }

    @Override
    public Instant now() {
      return Time.system().now().plusNanos(leftOut.get());
    }

    @Override
    public long nanoTime() {
      return Time.system().nanoTime() + leftOut.get();
    }

    @Override
    public void sleep(Duration duration) throws InterruptedException {
      Time.system().sleep(duration);
    }
  }

  /** Embeds for nobody at once, and for a caller for as long as the caller waits. */
  private static final class EndlessModel implements Embedder {
    private final CompletableFuture<Void> working = new CompletableFuture<>();
    private final CompletableFuture<ErrorCode> stopped = new CompletableFuture<>();
    private final AtomicInteger calls = new AtomicInteger();

    @Override
    public String model() {
      return "endless";
    }

    @Override
    public int dimensions() {
      return 1;
    }

    @Override
    public List<Embedding> embed(Checkpoint caller, List<String> texts) {
      if (caller != Checkpoint.NONE) {
        calls.incrementAndGet();
        working.complete(null);
        workFor(caller);
      }
      return texts.stream().map(text -> new Embedding(new float[] {1}, false)).toList();
    }

    private void workFor(Checkpoint caller) {
      try {
        while (!stopped.isDone()) {
          caller.checkActive();
          Thread.yield();
        }
      } catch (RolewrightException reason) {
        stopped.complete(reason.code());
        throw reason;
      }
    }

    @Override
    public void close() {}
  }
}
