package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import dev.rolewright.proto.v1.CompareKeywordsRequest;
import dev.rolewright.proto.v1.CreateApiKeyRequest;
import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.EmbedRequest;
import dev.rolewright.proto.v1.ExtractSkillsRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.provider.Arguments;

class BadTextTest extends BadInput {
  private static final String LONG = "a ".repeat(25_001) + "b";
  private static final String NUL = "Java developer with five years of work\0 and a degree in it";
  private static final byte[] BINARY = {(byte) 0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, 0, 3, 0};

  static Stream<Arguments> cases() {
    return Stream.concat(texts(), documents());
  }

  private static Stream<Arguments> texts() {
    return Stream.of(
        bad("empty ad", "text", api -> api.keepJob("")),
        bad("no ad", "text", api -> api.jobs().parseJob(ParseJobRequest.getDefaultInstance())),
        bad("ad of white space", "text", api -> api.keepJob(" \n\t ".repeat(100))),
        bad("ad of 49 characters", "text", api -> api.keepJob("  " + "a".repeat(49) + "\n")),
        bad("ad of 50,001 characters", "text", api -> api.keepJob("a" + LONG.substring(1))),
        bad("ad with NUL", "text", api -> api.keepJob(NUL)),
        bad("ad of 10 MB", "text", api -> api.keepJob("word ".repeat(2_000_000))),
        bad("empty CV", "text", api -> api.keepProfile("")),
        bad(
            "no CV",
            "text",
            api -> api.profiles().importProfile(ImportProfileRequest.getDefaultInstance())),
        bad("CV of 49 characters", "text", api -> api.keepProfile("a".repeat(49))),
        bad("CV of 50,001 characters", "text", api -> api.keepProfile(LONG)),
        bad("CV with NUL", "text", api -> api.keepProfile(NUL)),
        bad(
            "long company name",
            "company_name_hint",
            api ->
                api.jobs()
                    .parseJob(
                        ParseJobRequest.newBuilder()
                            .setText(Samples.SHORT_AD)
                            .setCompanyNameHint("x".repeat(501))
                            .build())),
        bad(
            "no text to extract from",
            "text",
            api -> api.skills().extractSkills(ExtractSkillsRequest.getDefaultInstance())),
        bad(
            "no text to compare",
            "text",
            api ->
                api.skills()
                    .compareKeywords(
                        CompareKeywordsRequest.newBuilder()
                            .setJob(Samples.requirements())
                            .build())),
        bad(
            "nothing to normalize",
            "texts",
            api -> api.skills().normalizeSkills(NormalizeSkillsRequest.getDefaultInstance())),
        bad(
            "an empty text among others",
            "texts[1]",
            api ->
                api.skills().embed(EmbedRequest.newBuilder().addTexts("a").addTexts(" ").build())),
        bad(
            "1,001 texts",
            "texts",
            api ->
                api.skills()
                    .embed(
                        EmbedRequest.newBuilder()
                            .addAllTexts(Collections.nCopies(1_001, "a"))
                            .build())),
        bad(
            "more than 1,000,000 characters in all",
            "texts",
            api ->
                api.skills()
                    .embed(
                        EmbedRequest.newBuilder()
                            .addAllTexts(Collections.nCopies(21, "x".repeat(50_000)))
                            .build())),
        bad("tenant without a name", "name", api -> TestServer.shared().operator().newTenant("")),
        bad(
            "tenant with a bad name",
            "name",
            api -> TestServer.shared().operator().newTenant("Über uns")),
        bad(
            "key without a name",
            "name",
            api -> api.admin().createApiKey(CreateApiKeyRequest.getDefaultInstance())));
  }

  private static Stream<Arguments> documents() {
    return Stream.of(
        bad("binary ad", "document.content", api -> document(api, BINARY, "")),
        bad("empty document", "document.content", api -> document(api, new byte[0], "")),
        bad(
            "ad in another encoding",
            "document.content",
            api ->
                document(
                    api,
                    Samples.plainCv().replace('e', 'é').getBytes(StandardCharsets.ISO_8859_1),
                    "")),
        bad(
            "truncated UTF-8",
            "document.content",
            api -> document(api, ("x".repeat(60) + "é").getBytes(StandardCharsets.UTF_8), 61)),
        bad(
            "document of 10 MiB and a byte",
            "document.content",
            api -> document(api, new byte[10 * 1024 * 1024 + 1], "")),
        bad(
            "media type that is not read",
            "document.content",
            api ->
                document(api, Samples.backendAd().getBytes(StandardCharsets.UTF_8), "image/png")),
        bad(
            "long file name",
            "document.file_name",
            api ->
                api.jobs()
                    .parseJob(
                        ParseJobRequest.newBuilder()
                            .setDocument(
                                Document.newBuilder()
                                    .setContent(ByteString.copyFromUtf8(Samples.SHORT_AD))
                                    .setFileName("x".repeat(256)))
                            .build())));
  }

  private static void document(Api api, byte[] content, int length) {
    document(api, java.util.Arrays.copyOf(content, length), "");
  }

  private static void document(Api api, byte[] content, String mediaType) {
    api.jobs()
        .parseJob(
            ParseJobRequest.newBuilder()
                .setDocument(
                    Document.newBuilder()
                        .setContent(ByteString.copyFrom(content))
                        .setMediaType(mediaType))
                .build());
  }

  @Test
  void theShortestAndTheLongestTextsAreServed() {
    Api api = TestServer.shared().newTenant();
    assertThat(api.keepJob("a".repeat(50)).getId()).isNotEmpty();
    assertThat(api.keepJob("😀".repeat(50_000)).getLinesCount()).isPositive();
    assertThat(api.keepProfile("a".repeat(50)).getId()).isNotEmpty();
  }
}
