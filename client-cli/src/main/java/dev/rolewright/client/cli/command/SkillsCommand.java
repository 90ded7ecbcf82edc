package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.CallLane;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.view.SkillsView;
import dev.rolewright.proto.v1.CompareKeywordsRequest;
import dev.rolewright.proto.v1.ExtractSkillsRequest;
import dev.rolewright.proto.v1.ExtractSkillsResponse;
import dev.rolewright.proto.v1.NormalizeSkillsRequest;
import dev.rolewright.proto.v1.NormalizeSkillsResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Skills: extract, normalize, compare. */
@Command(
    name = "skills",
    description = "Find and compare skills.",
    subcommands = {
      SkillsCommand.Extract.class,
      SkillsCommand.Normalize.class,
      SkillsCommand.Compare.class
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright skills extract --text \"5 years of k8s, no Java\"",
      "  rolewright skills normalize React.js k8s \"MS Excel\""
    })
final class SkillsCommand {
  /** {@code skills extract}. */
  @Command(
      name = "extract",
      description = "Find the skills that a text names.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright skills extract cv.txt --top-k 10",
        "  rolewright skills extract --text \"5 years of k8s, no Java\"",
        "  rolewright skills extract --batch texts.jsonl > skills.jsonl"
      })
  static final class Extract extends ClientCommand {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE|-",
        defaultValue = "",
        description = "the text, as a file")
    private String file = "";

    @Option(
        names = "--text",
        paramLabel = "TEXT",
        defaultValue = "",
        description = "the text itself")
    private String text = "";

    @Option(
        names = "--taxonomy",
        paramLabel = "NAME",
        defaultValue = "",
        description = "labels to find (default: the built-in vocabulary)")
    private String taxonomy = "";

    @Option(
        names = "--top-k",
        paramLabel = "N",
        description = "most ranked skills, 1..1000 (default: 20)")
    private Optional<Integer> topK = Optional.empty();

    @Option(
        names = "--min-score",
        paramLabel = "SCORE",
        defaultValue = "0",
        description = "leave out ranked skills below this score, 0..1")
    private double minScore;

    @Mixin private BatchOption batch = new BatchOption();

    @Override
    void checkUsage() {
      requireOne(
          "FILE, -, --text TEXT or --batch FILE",
          !file.isEmpty(),
          !text.isEmpty(),
          batch.isGiven());
      requireRange("--top-k", topK, 1, 1_000);
      requireScore("--min-score", minScore);
    }

    @Override
    ExitCode run(Session session) {
      if (batch.isGiven()) {
        return batch.run(session, CallLane.create(line -> send(session, line)));
      }
      session.fieldNames().put("text", file.isEmpty() ? "--text" : Inputs.describe(file));
      ExtractSkillsResponse response =
          send(session, file.isEmpty() ? text : session.inputs().requiredText(file));
      session.show(session.terminal(), response, SkillsView::print);
      return ExitCode.OK;
    }

    private ExtractSkillsResponse send(Session session, String content) {
      ExtractSkillsRequest request =
          ExtractSkillsRequest.newBuilder()
              .setText(content)
              .setTaxonomy(taxonomy)
              .setTopK(topK.orElse(0))
              .setMinScore(minScore)
              .build();
      return session.call(server -> server.skills().extractSkills(request));
    }
  }

  /** {@code skills normalize}. */
  @Command(
      name = "normalize",
      description = "Map names of skills to the labels of a taxonomy.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright skills normalize React.js k8s \"MS Excel\"",
        "  rolewright skills normalize --batch names.jsonl > labels.jsonl"
      })
  static final class Normalize extends ClientCommand {
    @Parameters(arity = "0..*", paramLabel = "NAME", description = "names of skills")
    private List<String> names = new ArrayList<>();

    @Option(
        names = "--taxonomy",
        paramLabel = "NAME",
        defaultValue = "",
        description = "labels to map to (default: the built-in vocabulary)")
    private String taxonomy = "";

    @Option(
        names = "--top-k",
        paramLabel = "N",
        description = "candidates a name, 1..100 (default: 5)")
    private Optional<Integer> topK = Optional.empty();

    @Mixin private BatchOption batch = new BatchOption();

    @Override
    void checkUsage() {
      requireOne("names of skills or --batch FILE", !names.isEmpty(), batch.isGiven());
      requireRange("--top-k", topK, 1, 100);
    }

    @Override
    ExitCode run(Session session) {
      if (batch.isGiven()) {
        return batch.run(session, CallLane.create(line -> send(session, List.of(line))));
      }
      for (int index = 0; index < names.size(); index++) {
        session.fieldNames().put("texts[" + index + "]", "NAME " + (index + 1));
      }
      session.show(session.terminal(), send(session, names), SkillsView::print);
      return ExitCode.OK;
    }

    private NormalizeSkillsResponse send(Session session, List<String> texts) {
      NormalizeSkillsRequest request =
          NormalizeSkillsRequest.newBuilder()
              .addAllTexts(texts)
              .setTaxonomy(taxonomy)
              .setTopK(topK.orElse(0))
              .build();
      return session.call(server -> server.skills().normalizeSkills(request));
    }
  }

  /** {@code skills compare}. */
  @Command(
      name = "compare",
      customSynopsis = "rolewright skills compare --job FILE|ID [OPTIONS] FILE|-",
      description = "Compare the keywords of a job with those of a text, e.g. a CV.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright skills compare --job ad.txt cv.md"})
  static final class Compare extends ClientCommand {
    @Option(
        names = "--job",
        required = true,
        paramLabel = "FILE|ID",
        description = "the job: a file, - or the id of a stored one")
    private String job = "";

    @Parameters(paramLabel = "FILE|-", description = "the text to compare")
    private String file = "";

    @Override
    void checkUsage() {
      requireOneStandardInput(job, file);
    }

    @Override
    ExitCode run(Session session) {
      CompareKeywordsRequest request =
          CompareKeywordsRequest.newBuilder()
              .setText(session.inputs().requiredText(file))
              .setJob(Choices.job(session, job))
              .build();
      session.fieldNames().put("text", Inputs.describe(file));
      return session.answer(server -> server.skills().compareKeywords(request), SkillsView::print);
    }
  }
}
