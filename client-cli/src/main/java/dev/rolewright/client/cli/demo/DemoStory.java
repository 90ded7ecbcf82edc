package dev.rolewright.client.cli.demo;

import dev.rolewright.client.cli.connection.CallFailedException;
import dev.rolewright.client.cli.connection.Connection;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.connection.ServerTarget;
import dev.rolewright.client.cli.generation.EvidenceCheck;
import dev.rolewright.client.cli.generation.GenerationView;
import dev.rolewright.client.cli.input.ContentIds;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.terminal.Meter;
import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.view.DocumentView;
import dev.rolewright.client.cli.view.JobView;
import dev.rolewright.client.cli.view.MatchView;
import dev.rolewright.client.cli.view.Page;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.client.cli.view.Words;
import dev.rolewright.proto.v1.GenerateCvRequest;
import dev.rolewright.proto.v1.GenerateCvResponse;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.Job;
import dev.rolewright.proto.v1.JobSelector;
import dev.rolewright.proto.v1.MatchArtifactsRequest;
import dev.rolewright.proto.v1.MatchArtifactsResponse;
import dev.rolewright.proto.v1.Necessity;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.Profile;
import dev.rolewright.proto.v1.ProfileSelector;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Tells the main job step by step, with what each step found and how long it took. */
final class DemoStory {
  private static final int RANKED = 5;

  private final Terminal terminal;
  private final Inputs inputs;
  private final String command;
  private final Page page;
  private final Style style;
  private final Table timings = Table.create(Table.Column.of(""), Table.Column.number(""));
  private int step;
  private double firstSection;

  DemoStory(Terminal terminal, Inputs inputs, String command) {
    this.command = command;
    this.terminal = terminal;
    this.inputs = inputs;
    this.page = Page.create(terminal);
    this.style = terminal.style();
  }

  ServerTarget startServer(DemoServer server) {
    page.title(
        "Rolewright demo",
        "A job ad and a CV go in, a tailored CV comes out, every statement with its evidence.");
    step("A server of its own", "");
    terminal.status("starting the server with its own Postgres and Redis …");
    ServerTarget target = timed("start of the server", server::start);
    page.paragraph(
        "serving at " + target.address() + ", data in " + server.folder() + " until the demo ends");
    page.paragraph("no account, no key, no vendor: everything happens on this machine");
    return target;
  }

  ExitCode tell(Connection connection, Path jobFile, Path profileFile, DemoResult result) {
    Job job = parseJob(connection, jobFile);
    Profile profile = importProfile(connection, profileFile);
    Map<String, String> names = ProfileView.evidenceNames(profile, "the CV's own facts");
    rank(connection, job, profile, names);
    GeneratedDocument document = write(connection, job, profile, names);
    EvidenceCheck check = EvidenceCheck.of(document);
    result.write(document.getOutput().getContent());
    conclude(check, document, result);
    terminal.flush();
    if (!terminal.isInterrupted()) {
      result.keep();
    }
    return check.isPassed() ? ExitCode.OK : ExitCode.INCOMPLETE;
  }

  private Job parseJob(Connection connection, Path file) {
    step("What does the job ask for?", file.getFileName().toString());
    Source ad = inputs.source(file.toString());
    ParseJobRequest request = ContentIds.identified(ad.jobRequest());
    Job job =
        timed(
            "reading the job ad",
            () -> sent(connection, file, ad, () -> connection.jobs().parseJob(request)).getJob());
    page.facts()
        .add(
            "title",
            Words.join(" · ", job.getRoleTitle(), job.getCompany().getName(), job.getLocation()))
        .add("must have", Words.skills(job.getMustHaveSkillsList()))
        .add("nice to have", Words.skills(job.getNiceToHaveSkillsList()))
        .add(
            "lines",
            job.getLinesCount()
                + " kept, "
                + count(job, Necessity.NECESSITY_MUST_HAVE)
                + " must-have and "
                + count(job, Necessity.NECESSITY_NICE_TO_HAVE)
                + " nice-to-have requirements")
        .add(
            "confidence",
            Meter.number(job.getParsingConfidence())
                + "  "
                + Meter.bar(job.getParsingConfidence(), 10))
        .print();
    JobView.doubt(job, file.toString()).ifPresent(terminal::remark);
    return job;
  }

  private Profile importProfile(Connection connection, Path file) {
    step("What has the person done?", file.getFileName().toString());
    Source cv = inputs.source(file.toString());
    ImportProfileRequest request = ContentIds.identified(cv.profileRequest());
    Profile profile =
        timed(
            "reading the CV",
            () ->
                sent(connection, file, cv, () -> connection.profiles().importProfile(request))
                    .getProfile());
    page.facts()
        .add("name", Words.join(" · ", profile.getFullName(), profile.getHeadline()))
        .add(
            "evidence",
            Words.count(profile.getEvidenceCount(), "piece", "pieces")
                + ": "
                + ProfileView.kinds(profile))
        .add("skills", Words.skills(profile.getSkillsList()))
        .print();
    return profile;
  }

  private static <T> T sent(Connection connection, Path file, Source source, Supplier<T> call) {
    try {
      return connection.call(call);
    } catch (CallFailedException failed) {
      throw source.explain(failed, file.toString());
    }
  }

  private void rank(Connection connection, Job job, Profile profile, Map<String, String> names) {
    step("Which evidence counts for this job?", "");
    MatchArtifactsRequest request =
        MatchArtifactsRequest.newBuilder()
            .setJob(JobSelector.newBuilder().setJobId(job.getId()))
            .setProfile(ProfileSelector.newBuilder().setProfileId(profile.getId()))
            .setTopK(RANKED)
            .build();
    MatchArtifactsResponse response =
        timed(
            "ranking the evidence",
            () -> connection.call(() -> connection.skills().matchArtifacts(request)));
    MatchView.reasons(terminal, response, names);
  }

  private GeneratedDocument write(
      Connection connection, Job job, Profile profile, Map<String, String> names) {
    step("The CV for this job, as it is written", "");
    terminal.line();
    GenerateCvRequest request =
        GenerateCvRequest.newBuilder()
            .setRequestId(UUID.randomUUID().toString())
            .setJob(JobSelector.newBuilder().setJobId(job.getId()))
            .setProfile(ProfileSelector.newBuilder().setProfileId(profile.getId()))
            .build();
    GenerationView view = GenerationView.create(terminal, Optional.of(names));
    long startNanos = System.nanoTime();
    timed(
        "writing the CV",
        () -> {
          connection.stream(
              () -> connection.generation().generateCv(request),
              response -> show(view, response, startNanos));
          return view;
        });
    timings.row("  its first section", Words.milliseconds(firstSection));
    return view.document();
  }

  private void show(GenerationView view, GenerateCvResponse response, long startNanos) {
    if (firstSection == 0 && response.getEvent().hasSectionCompleted()) {
      firstSection = (System.nanoTime() - startNanos) / 1e6;
    }
    view.accept(response.getEvent());
  }

  private void conclude(EvidenceCheck check, GeneratedDocument document, DemoResult result) {
    // The document goes with the demo's server; the file stays.
    DocumentView.remarks(terminal, document.toBuilder().clearId().build()).forEach(terminal::line);
    page.heading("Done");
    String mark = check.isPassed() ? style.good("✓ ") : style.bad("✗ ");
    terminal.line("  " + mark + style.bold(check.summary()));
    check.unsupported().forEach(text -> page.caution("without evidence: " + text));
    terminal.line("  " + style.good("✓ ") + "the CV is in " + style.name(result.path().toString()));
    terminal.line();
    timings.print(terminal, "  ");
    page.heading("Go on");
    Table next = Table.create(Table.Column.of("").look(style::name), Table.Column.text(""));
    next.row(command + " serve", "start a server that stays");
    next.row(command + " cv --job AD --profile CV -o tailored.md", "the same with your own files");
    next.row(command + " match --job AD --profile CV --explain", "only the ranking");
    next.row(command + " --help", "everything else");
    next.print(terminal, "  ");
  }

  private void step(String what, String detail) {
    step++;
    terminal.clearStatus();
    page.heading(step + "  " + what, detail);
    terminal.flush();
  }

  private <T> T timed(String what, Supplier<T> work) {
    long startNanos = System.nanoTime();
    T result = work.get();
    timings.row(what, Words.milliseconds((System.nanoTime() - startNanos) / 1e6));
    return result;
  }

  private static long count(Job job, Necessity necessity) {
    return job.getRequirementsList().stream()
        .filter(found -> found.getNecessity() == necessity)
        .count();
  }
}
