package dev.rolewright.server.grpc;

import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.Provenance;
import dev.rolewright.embedding.Embedder;
import dev.rolewright.matching.AssistedMatcher;
import dev.rolewright.matching.Matcher;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldChecks;
import dev.rolewright.platform.RequestContext;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.CompareKeywordsRequest;
import dev.rolewright.proto.v1.CompareKeywordsResponse;
import dev.rolewright.proto.v1.EmbedRequest;
import dev.rolewright.proto.v1.EmbedResponse;
import dev.rolewright.proto.v1.ExtractSkillsRequest;
import dev.rolewright.proto.v1.ExtractSkillsResponse;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.MatchProfileResponse;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsResponse;
import dev.rolewright.proto.v1.NormalizedText;
import dev.rolewright.proto.v1.SkillMatchingServiceGrpc;
import dev.rolewright.server.mapping.CommonMapping;
import dev.rolewright.server.mapping.MatchMapping;
import dev.rolewright.server.mapping.SafetyMapping;
import dev.rolewright.server.mapping.SkillMapping;
import dev.rolewright.skills.ExtractedSkills;
import dev.rolewright.skills.Keyword;
import dev.rolewright.skills.KeywordComparison;
import dev.rolewright.skills.SkillExtraction;
import dev.rolewright.skills.SkillFinder;
import dev.rolewright.skills.SkillNormalizer;
import io.grpc.stub.StreamObserver;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Serves {@code SkillMatchingService}. */
public final class SkillMatchingGrpcService
    extends SkillMatchingServiceGrpc.SkillMatchingServiceImplBase {
  private static final int MAX_TEXT = 50_000;
  private static final int MAX_TEXTS = 1_000;
  private static final int MAX_EMBED_TOTAL = 1_000_000;
  private static final int MAX_NAME = 500;
  private static final int MAX_TOP_K = 1_000;
  private static final int DEFAULT_EXTRACT = 20;
  private static final int DEFAULT_NORMALIZE = 5;

  private final Matcher matcher;
  private final AssistedMatcher assisted;
  private final Selectors selectors;
  private final SkillFinder finder;
  private final SkillExtraction extraction;
  private final SkillNormalizer normalizer;
  private final Embedder embedder;

  /** Creates the service. */
  public SkillMatchingGrpcService(
      Matcher matcher,
      AssistedMatcher assisted,
      Selectors selectors,
      SkillFinder finder,
      SkillExtraction extraction,
      SkillNormalizer normalizer,
      Embedder embedder) {
    this.matcher = matcher;
    this.assisted = assisted;
    this.selectors = selectors;
    this.finder = finder;
    this.extraction = extraction;
    this.normalizer = normalizer;
    this.embedder = embedder;
  }

  @Override
  public void matchArtifacts(
      MatchArtifactsRequest request, StreamObserver<MatchArtifactsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          FieldChecks checks = new FieldChecks();
          checks.range("top_k", request.getTopK(), 0, MAX_TOP_K);
          checks.score("min_score", request.getMinScore());
          Selectors.check(checks, request.getJob());
          Selectors.check(checks, request.getProfile());
          checks.throwIfAny();
          AssistedMatcher.Ranking ranking = ranking(context, request);
          MatchArtifactsResponse.Builder response =
              MatchArtifactsResponse.newBuilder()
                  .setProvenance(
                      ModelProvenance.of(
                          ranking.model().map(AssistedMatcher.ByModel::completed),
                          ranking.model().map(AssistedMatcher.ByModel::purpose),
                          ranking.failure(),
                          Provenance.local(matcher.model(), context.elapsed(), Optional.empty())));
          SafetyMapping.toProto(ranking.findings()).ifPresent(response::setSafety);
          List<dev.rolewright.proto.v1.SkillMatch> ranked =
              ranking.matches().stream()
                  .filter(match -> match.relevanceScore() >= request.getMinScore())
                  .limit(request.getTopK() == 0 ? Long.MAX_VALUE : request.getTopK())
                  .map(MatchMapping::toProto)
                  .toList();
          return response.addAllMatches(AnswerRoom.fit(ranked)).build();
        });
  }

  private AssistedMatcher.Ranking ranking(RequestContext context, MatchArtifactsRequest request) {
    Selectors.SelectedJob job = selectors.job(context, request.getJob());
    Selectors.SelectedProfile person = selectors.profile(context, request.getProfile());
    return assisted.matchEvidence(
        context, job.needs(), person.profile().evidence(), person.vectors());
  }

  @Override
  public void matchProfile(
      MatchProfileRequest request, StreamObserver<MatchProfileResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          Selectors.check(request.getJob(), request.getProfile());
          Selectors.SelectedJob job = selectors.job(context, request.getJob());
          Selectors.SelectedProfile person = selectors.profile(context, request.getProfile());
          Optional<EvidenceVectors> vectors = person.vectors();
          return MatchProfileResponse.newBuilder()
              .setMatch(
                  MatchMapping.toProto(
                      matcher.matchProfile(context, job.needs(), person.profile(), vectors)))
              .setProvenance(local(context, matcher.model()))
              .build();
        });
  }

  @Override
  public void extractSkills(
      ExtractSkillsRequest request, StreamObserver<ExtractSkillsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          FieldChecks checks = new FieldChecks();
          checks.text("text", request.getText(), 1, MAX_TEXT);
          checks.range("top_k", request.getTopK(), 0, SkillExtraction.MAX_RANKED);
          checks.score("min_score", request.getMinScore());
          checks.throwIfAny();
          requireBuiltIn(request.getTaxonomy());
          int topK = request.getTopK() == 0 ? DEFAULT_EXTRACT : request.getTopK();
          ExtractedSkills extracted =
              extraction.extract(request.getText(), topK, request.getMinScore());
          return SkillMapping.toProto(extracted)
              .setProvenance(local(context, embedder.model()))
              .build();
        });
  }

  @Override
  public void normalizeSkills(
      NormalizeSkillsRequest request, StreamObserver<NormalizeSkillsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          FieldChecks checks = new FieldChecks();
          checks.texts("texts", request.getTextsList(), 1, MAX_TEXTS, MAX_NAME);
          checks.range("top_k", request.getTopK(), 0, SkillNormalizer.MAX_CANDIDATES);
          checks.throwIfAny();
          requireBuiltIn(request.getTaxonomy());
          int topK = request.getTopK() == 0 ? DEFAULT_NORMALIZE : request.getTopK();
          NormalizeSkillsResponse.Builder response =
              NormalizeSkillsResponse.newBuilder().setProvenance(local(context, embedder.model()));
          for (String text : request.getTextsList()) {
            context.checkActive();
            NormalizedText.Builder result = NormalizedText.newBuilder().setText(text);
            normalizer
                .normalize(text, topK)
                .forEach(candidate -> result.addCandidates(SkillMapping.toProto(candidate)));
            response.addResults(result);
          }
          return response.build();
        });
  }

  @Override
  public void compareKeywords(
      CompareKeywordsRequest request, StreamObserver<CompareKeywordsResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          FieldChecks checks = new FieldChecks();
          Selectors.check(checks, request.getJob());
          checks.text("text", request.getText(), 1, MAX_TEXT);
          checks.throwIfAny();
          Selectors.SelectedJob job = selectors.job(context, request.getJob());
          KeywordComparison comparison =
              KeywordComparison.compare(keywords(job), request.getText(), finder);
          return SkillMapping.toProto(comparison).setProvenance(local(context, "rules")).build();
        });
  }

  private List<Keyword> keywords(Selectors.SelectedJob job) {
    Map<String, Integer> counts = new HashMap<>();
    finder.find(job.text()).stream()
        .filter(found -> !found.negated())
        .forEach(found -> counts.merge(found.skill().id(), 1, Integer::sum));
    return job.needs().skills().stream()
        .map(
            skill ->
                new Keyword(
                    skill.skillId(),
                    skill.label(),
                    skill.required(),
                    counts.getOrDefault(skill.skillId(), 1)))
        .toList();
  }

  @Override
  public void embed(EmbedRequest request, StreamObserver<EmbedResponse> observer) {
    RequestContext context = CallContext.current().request();
    Unary.answer(
        observer,
        () -> {
          checkTexts(request.getTextsList());
          EmbedResponse.Builder response =
              EmbedResponse.newBuilder()
                  .setModel(embedder.model())
                  .setDimensions(embedder.dimensions());
          embedder
              .embed(context, request.getTextsList())
              .forEach(embedding -> response.addEmbeddings(SkillMapping.toProto(embedding)));
          return response.setProvenance(local(context, embedder.model())).build();
        });
  }

  private static void checkTexts(List<String> texts) {
    FieldChecks checks = new FieldChecks();
    checks.texts("texts", texts, 1, MAX_TEXTS, MAX_TEXT);
    long total =
        texts.stream()
            .limit(MAX_TEXTS)
            .mapToLong(text -> text.codePointCount(0, text.length()))
            .sum();
    if (total > MAX_EMBED_TOTAL) {
      checks.reject(
          "texts",
          "have "
              + total
              + " characters in all; at most "
              + MAX_EMBED_TOTAL
              + " are accepted: split the call.");
    }
    checks.throwIfAny();
  }

  private static void requireBuiltIn(String taxonomy) {
    if (!taxonomy.isEmpty()) {
      throw RolewrightException.of(
          ErrorCode.NOT_FOUND,
          "There is no taxonomy of this name in this tenant; leave taxonomy empty for the built-in"
              + " vocabulary.");
    }
  }

  private static dev.rolewright.proto.v1.Provenance local(RequestContext context, String model) {
    return CommonMapping.provenance(Provenance.local(model, context.elapsed(), Optional.empty()));
  }
}
