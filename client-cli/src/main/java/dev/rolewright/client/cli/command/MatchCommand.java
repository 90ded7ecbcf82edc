package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Outputs;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.client.cli.view.MatchView;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.MatchProfileResponse;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks a person's evidence against a job. */
@Command(
    name = "match",
    customSynopsis = "rolewright match --job FILE|ID --profile FILE|ID [-o FILE] [OPTIONS]",
    description = "Say how well a person answers a job, and which evidence counts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright match --job ad.txt --profile cv.json",
      "  rolewright match --job ad.txt --profile cv.json --top-k 5 --explain",
      "",
      "With --json there are two lines: the ranking (MatchArtifacts), then the overall match"
          + " (MatchProfile).",
      "",
      "Where the server has a language model for it, the job's needs and the evidence go to that",
      "model's vendor."
    })
final class MatchCommand extends ClientCommand {
  @Mixin private PairOptions pair = new PairOptions();

  @Option(
      names = "--top-k",
      paramLabel = "N",
      description = "at most this many pieces of evidence, 1..1000 (default: all)")
  private Optional<Integer> topK = Optional.empty();

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      defaultValue = "0",
      description = "leave out evidence below this score, 0..1")
  private double minScore;

  @Option(names = "--explain", description = "print what each score rests on")
  private boolean explain;

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "",
      description = "write the answer to this file instead")
  private String output = "";

  @Override
  void checkUsage() {
    pair.check(this);
    requireRange("--top-k", topK, 1, 1_000);
    requireScore("--min-score", minScore);
  }

  @Override
  ExitCode run(Session session) {
    Optional<Outputs> file = session.inputs().optionalOutput(output, pair.job, pair.profile);
    Choices.Pair both = Choices.pair(session, pair);
    JobSelector job = both.job();
    Choices.Person person = both.person();
    MatchArtifactsRequest artifacts =
        MatchArtifactsRequest.newBuilder()
            .setJob(job)
            .setProfile(person.selector())
            .setTopK(topK.orElse(0))
            .setMinScore(minScore)
            .build();
    MatchProfileRequest whole =
        MatchProfileRequest.newBuilder().setJob(job).setProfile(person.selector()).build();
    MatchArtifactsResponse ranking =
        session.call(server -> server.skills().matchArtifacts(artifacts));
    MatchProfileResponse overall = session.call(server -> server.skills().matchProfile(whole));
    Consumer<Terminal> answer = answer(session, person, ranking, overall);
    if (file.isPresent()) {
      file.get().print(answer);
      session.terminal().remark("written to " + file.get().path());
    } else {
      answer.accept(session.terminal());
    }
    return ExitCode.OK;
  }

  private Consumer<Terminal> answer(
      Session session,
      Choices.Person person,
      MatchArtifactsResponse ranking,
      MatchProfileResponse overall) {
    if (session.json()) {
      return target -> {
        target.data(Json.line(ranking));
        target.data(Json.line(overall));
      };
    }
    Map<String, String> names = Choices.evidenceNames(person.profile(session));
    return target -> {
      MatchView.overall(target, overall.getMatch());
      MatchView.ranking(target, ranking, names, explain);
    };
  }
}
