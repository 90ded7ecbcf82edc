package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.ChatMessage;
import dev.rolewright.proto.v1.ChatRole;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.InlineAssistant;
import dev.rolewright.proto.v1.ListRunsRequest;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import dev.rolewright.proto.v1.RunAssistantRequest;
import dev.rolewright.proto.v1.RunStatus;
import dev.rolewright.proto.v1.StreamChatRequest;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of a tenant that keeps nothing no text is left behind, whatever its callers ask. */
@Timeout(120)
class ZeroRetentionTest {
  private static final Pattern MARKER = Pattern.compile("marker[0-9a-f]{32}");

  @TempDir static Path config;
  private static VendorServer vendor;
  private static TestServer server;

  /** Without a key to encrypt with, so that what is kept can be found. */
  @BeforeAll
  static void start() throws Exception {
    vendor = VendorServer.start();
    vendor.answerByDefault(
        request -> {
          Matcher marker = MARKER.matcher(request.body());
          String word = marker.find() ? marker.group() : "";
          return VendorWire.of(request).answer(request, "{\"role_title\": \"", word, "\"}");
        });
    NearModel.configure(config, vendor);
    Path file = config.resolve("provider_settings.json");
    Files.writeString(file, Files.readString(file).replace("\"cache\": {\"enabled\": false},", ""));
    server = TestServer.start(Map.of("ROLEWRIGHT_CONFIG_DIR", config.toString()));
  }

  @AfterAll
  static void stop() {
    server.close();
    vendor.close();
  }

  private static String marker() {
    return "marker" + UUID.randomUUID().toString().replace("-", "");
  }

  private static void keepNothing(Api admin) {
    PutTenantPrivacyRequest request =
        PutTenantPrivacyRequest.newBuilder()
            .setPrivacy(PrivacyOptions.newBuilder().setZeroRetention(true))
            .build();
    assertThat(admin.admin().putTenantPrivacy(request).getPrivacy().getZeroRetention()).isTrue();
  }

  private static StreamChatRequest chat(String marker) {
    return StreamChatRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setRoute("default")
        .addMessages(
            ChatMessage.newBuilder().setRole(ChatRole.CHAT_ROLE_USER).setContent("Hi " + marker))
        .build();
  }

  private static ParseJobRequest.Builder job(String marker) {
    return ParseJobRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setText(Samples.SHORT_AD + "\n\nBenefits\n- A " + marker);
  }

  private static ImportProfileRequest.Builder profile(String marker) {
    return ImportProfileRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setText(Samples.jsonResume().replaceFirst("\"name\": *\"", "$0" + marker + " "));
  }

  private static GenerateCvRequest.Builder cv() {
    return GenerateCvRequest.newBuilder()
        .setRequestId(Samples.uuid())
        .setJob(Samples.requirements())
        .setProfile(Samples.inlineProfile());
  }

  /** Asks for everything of which something could be kept. */
  private static void askAll(Api api, String marker) {
    api.gateway().streamChat(chat(marker)).forEachRemaining(event -> {});
    api.gateway()
        .runAssistant(
            RunAssistantRequest.newBuilder()
                .setRequestId(Samples.uuid())
                .setInline(InlineAssistant.newBuilder().setInstructions("Greet " + marker))
                .setPrompt(marker)
                .build())
        .forEachRemaining(event -> {});
    assertThat(api.jobs().parseJob(job(marker).build()).hasJob()).isTrue();
    assertThat(api.profiles().importProfile(profile(marker).build()).hasProfile()).isTrue();
    var inline = Samples.inlineProfile().toBuilder();
    inline.getInlineBuilder().getArtifactsBuilder(0).setDescription("Built a " + marker);
    assertThat(api.generate(cv().setProfile(inline).build())).isNotEmpty();
    assertThat(
            api.skills()
                .matchArtifacts(
                    MatchArtifactsRequest.newBuilder()
                        .setJob(Samples.requirements())
                        .setProfile(inline)
                        .build())
                .hasProvenance())
        .isTrue();
  }

  private static void awaitRuns(Api api) {
    Eventually.eventually(
        () -> api.gateway().listRuns(ListRunsRequest.getDefaultInstance()).getRunsList(),
        runs ->
            runs.size() >= 4
                && runs.stream().noneMatch(run -> run.getStatus() == RunStatus.RUN_STATUS_STARTED));
  }

  @Test
  void noTextIsInPostgresOrRedisAfterwards() throws Exception {
    Api admin = server.newTenantAdmin();
    keepNothing(admin);
    Api silent = admin.newClient();
    String unkept = marker();
    askAll(silent, unkept);
    awaitRuns(silent);

    // Who keeps as usual comes behind, so that what is written beside the work was written before.
    String kept = marker();
    Api usual = server.newTenant();
    askAll(usual, kept);
    awaitRuns(usual);
    Eventually.eventually(() -> server.redisEntriesWith(kept), entries -> entries > 0);
    assertThat(server.tablesWith(kept)).contains("jobs", "profiles", "requests");

    assertThat(server.tablesWith(unkept)).isEmpty();
    assertThat(server.redisEntriesWith(unkept)).isZero();
    assertThat(silent.jobCount()).isZero();
    assertThat(silent.profileCount()).isZero();
    assertThat(silent.documentCount()).isZero();
  }

  @Test
  void aRepeatHasNoAnswer() {
    Api admin = server.newTenantAdmin();
    String marker = marker();
    StreamChatRequest before = chat(marker);
    admin.gateway().streamChat(before).forEachRemaining(event -> {});
    keepNothing(admin);
    Failure.of(ErrorCode.PRECONDITION, () -> admin.gateway().streamChat(before).hasNext());
    StreamChatRequest chat = chat(marker);
    admin.gateway().streamChat(chat).forEachRemaining(event -> {});
    Failure again =
        Failure.of(ErrorCode.PRECONDITION, () -> admin.gateway().streamChat(chat).hasNext());
    assertThat(again.message()).contains("request_id").doesNotContain(marker);
    ParseJobRequest job = job(marker).build();
    assertThat(admin.jobs().parseJob(job).getJob().getId()).isEmpty();
    Failure.of(ErrorCode.PRECONDITION, () -> admin.jobs().parseJob(job));
  }

  @Test
  void aRequestThatWantsToStoreIsRefused() {
    Api admin = server.newTenantAdmin();
    keepNothing(admin);
    String marker = marker();
    Failure job =
        Failure.of(
            ErrorCode.PRECONDITION,
            () -> admin.jobs().parseJob(job(marker).setStore(true).build()));
    assertThat(job.message())
        .startsWith("store:")
        .contains(
            "zero_retention",
            "An admin of the tenant sees its switches with `rolewright privacy show`");
    Failure.of(
        ErrorCode.PRECONDITION,
        () -> admin.profiles().importProfile(profile(marker).setStore(true).build()));
    Failure.of(ErrorCode.PRECONDITION, () -> admin.generate(cv().setStore(true).build()));
    assertThat(admin.jobs().parseJob(job(marker).setStore(false).build()).hasJob()).isTrue();
  }
}
