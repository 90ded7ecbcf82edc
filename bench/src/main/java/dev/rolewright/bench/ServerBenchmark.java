package dev.rolewright.bench;

import dev.rolewright.proto.v1.Artifact;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GenerationServiceGrpc;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.InlineProfile;
import dev.rolewright.proto.v1.InlineRequirements;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ProfileScoringServiceGrpc;
import dev.rolewright.proto.v1.ProfileSelector;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.netty.shaded.io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.MetadataUtils;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.function.LongToDoubleFunction;

/**
 * What a user of an installed server sees, at a client over loopback: the time of a start on a warm
 * data directory with embedded Postgres and Redis, the resident memory when idle, and the times of
 * the main calls, one call at a time. Texts differ in every round unless a row says otherwise, so
 * that no cache of vectors helps. Each row comes after 500 rounds that do not count, in which the
 * server's code gets compiled. Arguments: the installation's folder, a folder for data, rounds
 * (default 40).
 */
public final class ServerBenchmark {
  private static final int STARTS = 7;
  private static final int WARM_UP_ROUNDS = 500;
  private static final int EVIDENCE = 50;
  private static final int AD_LENGTH = 4_000;
  private static final long IDLE_MILLIS = 45_000;

  private final String key;
  private final ManagedChannel channel;

  private ServerBenchmark(String address, String key) {
    this.key = key;
    this.channel = NettyChannelBuilder.forTarget(address).usePlaintext().build();
  }

  /** Runs the benchmark. */
  public static void main(String[] arguments) throws Exception {
    Path installation = Path.of(arguments[0]).toAbsolutePath();
    Path data = Path.of(arguments[1]).toAbsolutePath();
    int rounds = arguments.length > 2 ? Integer.parseInt(arguments[2]) : 40;
    BenchTable table = new BenchTable("server", "what", "p50", "max", "unit");
    List<Double> starts = new ArrayList<>();
    InstalledServer.start(installation, data).close();
    for (int start = 1; start < STARTS; start++) {
      try (InstalledServer server = InstalledServer.start(installation, data)) {
        starts.add(server.startMillis());
      }
    }
    try (InstalledServer server = InstalledServer.start(installation, data)) {
      starts.add(server.startMillis());
      report(table, "start to serving, warm data", "start", starts);
      Thread.sleep(IDLE_MILLIS);
      double idle = server.residentMegabytes();
      table.row("resident memory, idle", BenchTable.decimal(idle, 0), "", "MB");
      table.figure("idle_resident_mb", idle);
      ServerBenchmark calls = new ServerBenchmark(server.address(), server.key());
      calls.run(table, rounds);
      table.row(
          "resident memory, after the calls",
          BenchTable.decimal(server.residentMegabytes(), 0),
          "",
          "MB");
    }
    table.print(System.out);
  }

  private void run(BenchTable table, int rounds) {
    String profileId = importProfile();
    measure(table, "ParseJob, headings", "parse_headings", rounds, round -> parse(ad(round, true)));
    measure(
        table,
        "ParseJob, no headings",
        "parse_no_headings",
        rounds,
        round -> parse(ad(round, false)));
    ProfileSelector stored = ProfileSelector.newBuilder().setProfileId(profileId).build();
    measure(
        table,
        "MatchArtifacts, 50 stored, same job",
        "match_stored",
        rounds,
        _ -> match(stored, 0));
    measure(
        table,
        "MatchArtifacts, 50 stored, new job",
        "match_stored_new_job",
        rounds,
        round -> match(stored, round));
    measure(
        table,
        "MatchArtifacts, 50 inline, new",
        "match_inline",
        rounds,
        round -> match(inline(round), round));
    measure(
        table,
        "GenerateCv, first section",
        "cv_first_section",
        rounds,
        round -> firstSection(stored, round));
    channel.shutdownNow();
  }

  private static void measure(
      BenchTable table, String name, String figure, int rounds, LongToDoubleFunction call) {
    List<Double> times = new ArrayList<>();
    for (int round = -WARM_UP_ROUNDS; round < rounds; round++) {
      double millis = call.applyAsDouble(round + 1_000L * figure.hashCode());
      if (round >= 0) {
        times.add(millis);
      }
    }
    report(table, name, figure, times);
  }

  private static void report(BenchTable table, String name, String figure, List<Double> times) {
    Collections.sort(times);
    double median = Rounds.quantile(times, 0.5);
    table.row(name, BenchTable.decimal(median, 1), BenchTable.decimal(times.getLast(), 1), "ms");
    table.figure(figure + "_p50_ms", median);
  }

  private double parse(String text) {
    ParseJobRequest request = ParseJobRequest.newBuilder().setText(text).setStore(false).build();
    var stub = JobParsingServiceGrpc.newBlockingStub(channel).withInterceptors(authorization());
    return timed(() -> stub.parseJob(request));
  }

  private double match(ProfileSelector profile, long round) {
    MatchArtifactsRequest request =
        MatchArtifactsRequest.newBuilder().setJob(job(round)).setProfile(profile).build();
    var stub = SkillMatchingServiceGrpc.newBlockingStub(channel).withInterceptors(authorization());
    return timed(() -> stub.matchArtifacts(request));
  }

  private double firstSection(ProfileSelector profile, long round) {
    GenerateCvRequest request =
        GenerateCvRequest.newBuilder().setJob(job(round)).setProfile(profile).build();
    var stub = GenerationServiceGrpc.newBlockingStub(channel).withInterceptors(authorization());
    long start = System.nanoTime();
    double first = 0;
    Iterator<GenerateCvResponse> events = stub.generateCv(request);
    while (events.hasNext()) {
      if (events.next().getEvent().hasSectionCompleted() && first == 0) {
        first = (System.nanoTime() - start) / 1e6;
      }
    }
    return first;
  }

  private static double timed(Runnable call) {
    long start = System.nanoTime();
    call.run();
    return (System.nanoTime() - start) / 1e6;
  }

  private io.grpc.ClientInterceptor authorization() {
    Metadata headers = new Metadata();
    headers.put(
        Metadata.Key.of("authorization", Metadata.ASCII_STRING_MARSHALLER), "Bearer " + key);
    return MetadataUtils.newAttachHeadersInterceptor(headers);
  }

  private String importProfile() {
    StringBuilder cv = new StringBuilder("Ada Example\nada@example.com\n\nEXPERIENCE\n");
    List<String> sentences = JobSentences.generate(EVIDENCE, 1);
    for (int index = 0; index < EVIDENCE; index++) {
      cv.append("\nEngineer, Example ")
          .append(index)
          .append(" Ltd\nJan ")
          .append(1970 + index)
          .append(" - Dec ");
      cv.append(1970 + index).append("\n- ").append(sentences.get(index)).append('\n');
    }
    return ProfileScoringServiceGrpc.newBlockingStub(channel)
        .withInterceptors(authorization())
        .importProfile(ImportProfileRequest.newBuilder().setText(cv.toString()).build())
        .getProfile()
        .getId();
  }

  private static JobSelector job(long seed) {
    return JobSelector.newBuilder()
        .setRequirements(
            InlineRequirements.newBuilder()
                .setRoleTitle("Platform Engineer")
                .addMustHaveSkills("Kubernetes")
                .addMustHaveSkills("Java")
                .addNiceToHaveSkills("Terraform")
                .addAllStatements(JobSentences.generate(5, seed)))
        .build();
  }

  private static ProfileSelector inline(long seed) {
    InlineProfile.Builder person = InlineProfile.newBuilder();
    List<String> sentences = JobSentences.generate(EVIDENCE, seed + 7);
    for (int index = 0; index < EVIDENCE; index++) {
      person.addArtifacts(
          Artifact.newBuilder()
              .setId("a" + index)
              .setTitle("Engineer")
              .setDescription(sentences.get(index)));
    }
    return ProfileSelector.newBuilder().setInline(person).build();
  }

  /** An ad of about 4,000 characters, a line a sentence. */
  private static String ad(long seed, boolean headings) {
    List<String> heads =
        List.of("About us", "Responsibilities", "Requirements", "Nice to have", "Benefits");
    List<String> sentences = JobSentences.generate(100, seed);
    StringBuilder ad = new StringBuilder("Senior Platform Engineer\n");
    int line = 0;
    while (ad.length() < AD_LENGTH) {
      if (headings && line % 6 == 0 && line / 6 < heads.size()) {
        ad.append('\n').append(heads.get(line / 6)).append('\n');
      }
      ad.append(headings ? "- " : "").append(sentences.get(line++)).append('\n');
    }
    return ad.toString();
  }
}
