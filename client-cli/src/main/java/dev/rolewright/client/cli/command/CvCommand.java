package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.generation.GenerationView;
import dev.rolewright.client.cli.input.Outputs;
import dev.rolewright.client.cli.view.DocumentView;
import dev.rolewright.client.cli.view.Json;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.JobSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Writes a CV for a job, live. */
@Command(
    name = "cv",
    customSynopsis = "rolewright cv --job FILE|ID --profile FILE|ID [-o FILE] [OPTIONS]",
    description =
        "Write a CV tailored to a job, live. Every statement rests on evidence of the profile.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright cv --job ad.txt --profile cv.json -o tailored.md",
      "  rolewright cv --job ad.txt --profile cv.json --evidence",
      "  rolewright cv --job ad.txt --profile cv.json > tailored.md     sections as they are done"
    })
final class CvCommand extends ClientCommand {
  @Mixin private PairOptions pair = new PairOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      defaultValue = "",
      description = "also write the CV to this file, as Markdown")
  private String output = "";

  @Option(
      names = "--evidence",
      description = "below each section, print what each statement rests on")
  private boolean evidence;

  @Option(
      names = "--max-bullets",
      paramLabel = "N",
      description = "at most this many points a position, 1..20 (default: 5)")
  private Optional<Integer> maxBullets = Optional.empty();

  @Option(names = "--no-store", description = "only write it; the server keeps no document")
  private boolean noStore;

  @Override
  void checkUsage() {
    pair.check(this);
    requireRange("--max-bullets", maxBullets, 1, 20);
  }

  @Override
  ExitCode run(Session session) {
    Optional<Outputs> file = session.inputs().optionalOutput(output, pair.job, pair.profile);
    Choices.Pair both = Choices.pair(session, pair);
    JobSelector job = both.job();
    Choices.Person person = both.person();
    GenerateCvRequest request =
        GenerateCvRequest.newBuilder()
            .setRequestId(noStore ? "" : Session.requestId())
            .setJob(job)
            .setProfile(person.selector())
            .setMaxBullets(maxBullets.orElse(0))
            .setStore(!noStore)
            .build();
    if (session.json()) {
      List<GeneratedDocument> finished = new ArrayList<>();
      stream(
          session,
          request,
          response -> {
            session.terminal().data(Json.line(response));
            session.terminal().flush();
            if (response.getEvent().getEventCase() == GenerationEvent.EventCase.COMPLETED) {
              finished.add(response.getEvent().getCompleted().getDocument());
            }
          });
      finished.forEach(document -> write(session, file, document));
      return ExitCode.OK;
    }
    Optional<Map<String, String>> names =
        evidence ? Optional.of(Choices.evidenceNames(person.profile(session))) : Optional.empty();
    GenerationView view = GenerationView.create(session.terminal(), names);
    stream(session, request, response -> view.accept(response.getEvent()));
    GeneratedDocument document = view.document();
    // In a file or pipe the text stands alone; remarks go where a person reads them.
    Consumer<String> remark =
        session.terminal().isInteractive() ? session.terminal()::line : session.terminal()::remark;
    DocumentView.remarks(session.terminal(), document).forEach(remark);
    write(session, file, document);
    return ExitCode.OK;
  }

  private static void stream(
      Session session, GenerateCvRequest request, Consumer<GenerateCvResponse> reader) {
    session.connection().stream(
        () -> session.connection().generation().generateCv(request), reader);
  }

  private static void write(Session session, Optional<Outputs> file, GeneratedDocument document) {
    file.ifPresent(
        target -> {
          target.write(document.getOutput().getContent());
          session.terminal().remark("  written to " + target.path());
        });
  }
}
