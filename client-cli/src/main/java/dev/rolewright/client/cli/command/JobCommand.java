package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.JobStreamLane;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.ContentIds;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.view.JobView;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ParseJobRequest;
import dev.rolewright.proto.v1.ParseJobResponse;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Job ads: parse, get, list, delete. */
@Command(
    name = "job",
    description = "Parse job ads and keep them.",
    subcommands = {
      JobCommand.Parse.class,
      JobCommand.Get.class,
      JobCommand.List.class,
      JobCommand.Delete.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright job parse ad.txt", "  rolewright job list"})
final class JobCommand {
  /** {@code job parse}. */
  @Command(
      name = "parse",
      description = "Turn a job ad into structured requirements.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright job parse ad.txt",
        "  curl -s https://example.com/ad.html | rolewright job parse - --no-store --json",
        "  rolewright job parse --batch ads.jsonl > jobs.jsonl",
        "",
        "A line of ads.jsonl is {\"id\": …, \"text\": \"…\"}; the answer to it is",
        "{\"id\": …, \"result\": {…}} or {\"id\": …, \"error\": {…}}, in the same order.",
        "",
        "Where the server has a language model for it, the ad goes to that model's vendor."
      })
  static final class Parse extends ClientCommand {
    @Parameters(
        arity = "0..1",
        paramLabel = "FILE|-",
        defaultValue = "",
        description = "the ad: text, Markdown or HTML")
    private String file = "";

    @Option(
        names = "--company",
        paramLabel = "NAME",
        defaultValue = "",
        description = "the employer, where you know it")
    private String company = "";

    @Option(names = "--no-store", description = "only parse; the server keeps nothing")
    private boolean noStore;

    @Mixin private LinesOption lines = new LinesOption();
    @Mixin private BatchOption batch = new BatchOption();

    @Override
    void checkUsage() {
      requireOne("FILE, - or --batch FILE", !file.isEmpty(), batch.isGiven());
    }

    @Override
    ExitCode run(Session session) {
      if (batch.isGiven()) {
        return batch.run(
            session,
            JobStreamLane.create(
                session.connection(),
                text -> ContentIds.identified(configured(new Source.PlainText(text)))));
      }
      Source ad = session.inputs().source(file);
      ParseJobResponse response = Choices.parse(session, file, ad, configured(ad));
      session.show(
          session.terminal(),
          response,
          (terminal, parsed) -> JobView.print(terminal, parsed, lines.given));
      return ExitCode.OK;
    }

    private ParseJobRequest.Builder configured(Source source) {
      return source.jobRequest().setCompanyNameHint(company).setStore(!noStore);
    }
  }

  /** {@code job get}. */
  @Command(
      name = "get",
      description = "Print a stored job.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright job get 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --lines"})
  static final class Get extends StoredCommand {
    @Mixin private LinesOption lines = new LinesOption();

    @Override
    ExitCode run(Session session) {
      GetJobRequest request = GetJobRequest.newBuilder().setJobId(id()).build();
      return session.answer(
          server -> server.jobs().getJob(request),
          (terminal, response) -> JobView.print(terminal, response.getJob(), lines.given));
    }
  }

  /** {@code job list}. */
  @Command(
      name = "list",
      description = "List stored jobs, newest first.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright job list --page-size 20"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Override
    void checkUsage() {
      page.check(this);
    }

    @Override
    ExitCode run(Session session) {
      ListJobsRequest request =
          ListJobsRequest.newBuilder().setPageSize(page.size()).setPageToken(page.token()).build();
      return session.answer(server -> server.jobs().listJobs(request), JobView::print);
    }
  }

  /** {@code job delete}. */
  @Command(
      name = "delete",
      description = "Delete a stored job.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright job delete 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Delete extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      DeleteJobRequest request = DeleteJobRequest.newBuilder().setJobId(id()).build();
      return session.answerOnce(
          server -> server.jobs().deleteJob(request),
          (terminal, response) -> terminal.line("deleted job " + id()));
    }
  }
}
