package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Outputs;
import dev.rolewright.client.cli.view.DocumentView;
import dev.rolewright.proto.v1.GetDocumentRequest;
import dev.rolewright.proto.v1.GetDocumentResponse;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ListDocumentsRequest;
import dev.rolewright.proto.v1.ListDocumentsResponse;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Stored documents: list, show. */
@Command(
    name = "doc",
    description = "Read stored documents.",
    subcommands = {DocCommand.List.class, DocCommand.Show.class},
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright doc list",
      "  rolewright doc show 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 -o cv.md"
    })
final class DocCommand {
  /** {@code doc list}. */
  @Command(
      name = "list",
      description = "List stored documents, newest first.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright doc list --profile 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Option(
        names = "--profile",
        paramLabel = "ID",
        defaultValue = "",
        description = "only documents written from this profile")
    private String profile = "";

    @Override
    void checkUsage() {
      page.check(this);
      requireId("--profile", profile);
    }

    @Override
    ExitCode run(Session session) {
      ListDocumentsRequest request =
          ListDocumentsRequest.newBuilder()
              .setPageSize(page.size())
              .setPageToken(page.token())
              .setProfileId(profile)
              .build();
      ListDocumentsResponse response =
          session.call(server -> server.documents().listDocuments(request));
      if (response.getDocumentsCount() == 0 && !profile.isEmpty()) {
        // No document of a profile and no such profile are told apart: this fails for the latter.
        GetProfileRequest known = GetProfileRequest.newBuilder().setProfileId(profile).build();
        session.call(server -> server.profiles().getProfile(known));
      }
      session.show(
          session.terminal(),
          response,
          (terminal, listed) -> DocumentView.print(terminal, listed, !profile.isEmpty()));
      return ExitCode.OK;
    }
  }

  /** {@code doc show}. */
  @Command(
      name = "show",
      description = "Print a stored document.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright doc show 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10 --evidence"})
  static final class Show extends StoredCommand {
    @Option(
        names = {"-o", "--output"},
        paramLabel = "FILE",
        defaultValue = "",
        description = "write it to this file instead, as Markdown")
    private String output = "";

    @Option(names = "--evidence", description = "also print what each statement rests on")
    private boolean evidence;

    @Override
    ExitCode run(Session session) {
      Optional<Outputs> file = session.inputs().optionalOutput(output);
      GetDocumentRequest request = GetDocumentRequest.newBuilder().setDocumentId(id()).build();
      GetDocumentResponse response =
          session.call(server -> server.documents().getDocument(request));
      if (file.isPresent()) {
        file.get().write(response.getDocument().getOutput().getContent());
        session.terminal().remark("written to " + file.get().path());
        return ExitCode.OK;
      }
      session.show(
          session.terminal(),
          response,
          (terminal, shown) -> DocumentView.print(terminal, shown.getDocument(), evidence));
      return ExitCode.OK;
    }
  }
}
