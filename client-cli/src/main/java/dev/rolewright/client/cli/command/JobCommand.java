package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.BatchRun;
import dev.rolewright.client.cli.batch.JobStreamLane;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.view.JobView;
import dev.rolewright.proto.v1.DeleteJobRequest;
import dev.rolewright.proto.v1.DeleteJobResponse;
import dev.rolewright.proto.v1.GetJobRequest;
import dev.rolewright.proto.v1.GetJobResponse;
import dev.rolewright.proto.v1.ListJobsRequest;
import dev.rolewright.proto.v1.ListJobsResponse;
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
        "{\"id\": …, \"result\": {…}} or {\"id\": …, \"error\": {…}}, in the same order."
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

    @Option(names = "--lines", description = "also print every line with what it is about")
    private boolean lines;

    @Option(
        names = "--batch",
        paramLabel = "FILE|-",
        defaultValue = "",
        description = "many ads, one JSON object a line")
    private String batch = "";

    @Override
    void checkUsage() {
      requireOne("FILE, - or --batch FILE", !file.isEmpty(), !batch.isEmpty());
    }

    @Override
    ExitCode run(Session session) {
      if (!batch.isEmpty()) {
        return BatchRun.run(
            session.terminal(),
            session.inputs(),
            batch,
            JobStreamLane.create(session.connection(), text -> request().setText(text).build()));
      }
      ParseJobRequest.Builder request = request().setRequestId(Session.requestId());
      switch (session.inputs().source(file)) {
        case Source.PlainText plain -> request.setText(plain.text());
        case Source.File other -> request.setDocument(other.document());
      }
      ParseJobResponse response =
          session.connection().call(() -> session.connection().jobs().parseJob(request.build()));
      session.show(response, () -> JobView.print(session.terminal(), response, lines));
      return ExitCode.OK;
    }

    private ParseJobRequest.Builder request() {
      return ParseJobRequest.newBuilder().setCompanyNameHint(company).setStore(!noStore);
    }
  }

  /** {@code job get}. */
  @Command(
      name = "get",
      description = "Print a stored job.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright job get 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --lines"})
  static final class Get extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the job")
    private String id = "";

    @Option(names = "--lines", description = "also print every line with what it is about")
    private boolean lines;

    @Override
    ExitCode run(Session session) {
      GetJobRequest request = GetJobRequest.newBuilder().setJobId(id).build();
      GetJobResponse response =
          session.connection().call(() -> session.connection().jobs().getJob(request));
      session.show(response, () -> JobView.print(session.terminal(), response.getJob(), lines));
      return ExitCode.OK;
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
    ExitCode run(Session session) {
      ListJobsRequest request =
          ListJobsRequest.newBuilder().setPageSize(page.size).setPageToken(page.token).build();
      ListJobsResponse response =
          session.connection().call(() -> session.connection().jobs().listJobs(request));
      session.show(response, () -> JobView.print(session.terminal(), response));
      return ExitCode.OK;
    }
  }

  /** {@code job delete}. */
  @Command(
      name = "delete",
      description = "Delete a stored job.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright job delete 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Delete extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the job")
    private String id = "";

    @Override
    ExitCode run(Session session) {
      DeleteJobRequest request = DeleteJobRequest.newBuilder().setJobId(id).build();
      DeleteJobResponse response =
          session.connection().callOnce(() -> session.connection().jobs().deleteJob(request));
      session.show(response, () -> session.terminal().line("deleted job " + id));
      return ExitCode.OK;
    }
  }
}
