package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.MatchView;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.MatchProfileRequest;
import dev.rolewright.proto.v1.MatchProfileResponse;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Ranks a person's evidence against a job. */
@Command(
    name = "match",
    customSynopsis = "rolewright match --job FILE|ID --profile FILE|ID [OPTIONS]",
    description = "Say how well a person answers a job, and which evidence counts.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright match --job ad.txt --profile cv.json",
      "  rolewright match --job ad.txt --profile cv.json --top-k 5 --explain",
      "",
      "With --json there are two lines: the ranking (MatchArtifacts), then the overall match"
          + " (MatchProfile)."
    })
final class MatchCommand extends ClientCommand {
  @Mixin private PairOptions pair = new PairOptions();

  @Option(
      names = "--top-k",
      paramLabel = "N",
      defaultValue = "0",
      description = "at most this many pieces of evidence (default: all)")
  private int topK;

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      defaultValue = "0",
      description = "leave out evidence below this score, 0..1")
  private double minScore;

  @Option(names = "--explain", description = "print what each score rests on")
  private boolean explain;

  @Override
  ExitCode run(Session session) {
    JobSelector job = Choices.job(session, pair.job);
    Choices.Person person = Choices.person(session, pair.profile);
    MatchArtifactsRequest artifacts =
        MatchArtifactsRequest.newBuilder()
            .setJob(job)
            .setProfile(person.selector())
            .setTopK(topK)
            .setMinScore(minScore)
            .build();
    MatchProfileRequest whole =
        MatchProfileRequest.newBuilder().setJob(job).setProfile(person.selector()).build();
    MatchArtifactsResponse ranking =
        session.connection().call(() -> session.connection().skills().matchArtifacts(artifacts));
    MatchProfileResponse overall =
        session.connection().call(() -> session.connection().skills().matchProfile(whole));
    if (session.json()) {
      session.show(ranking, () -> {});
      session.show(overall, () -> {});
      return ExitCode.OK;
    }
    Map<String, String> names = Choices.evidenceNames(person.profile(session));
    MatchView.overall(session.terminal(), overall.getMatch());
    MatchView.ranking(session.terminal(), ranking, names, explain);
    return ExitCode.OK;
  }
}
