package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.CallLane;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.ContentIds;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.client.cli.view.Words;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.DeleteProfileResponse;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ListProfilesRequest;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Profiles: import, get, list, delete. */
@Command(
    name = "profile",
    description = "Import CVs and keep them.",
    subcommands = {
      ProfileCommand.Import.class,
      ProfileCommand.Get.class,
      ProfileCommand.List.class,
      ProfileCommand.Delete.class
    },
    footerHeading = "%nExamples:%n",
    footer = {"  rolewright profile import cv.json", "  rolewright profile list"})
final class ProfileCommand {
  /** {@code profile import}. */
  @Command(
      name = "import",
      description = "Turn a CV (text, Markdown, HTML, JSON Resume) into a profile with evidence.",
      footerHeading = "%nExamples:%n",
      footer = {
        "  rolewright profile import cv.json",
        "  rolewright profile import cv.txt --no-store --json",
        "  rolewright profile import --batch cvs.jsonl > profiles.jsonl",
        "",
        "In cvs.jsonl the \"text\" of a line may be a JSON Resume, as a string or as an object."
      })
  static final class Import extends ClientCommand {
    @Parameters(arity = "0..1", paramLabel = "FILE|-", defaultValue = "", description = "the CV")
    private String file = "";

    @Option(names = "--no-store", description = "only read it; the server keeps nothing")
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
        return batch.run(session, CallLane.create(text -> importOne(session, text)));
      }
      Source cv = session.inputs().source(file);
      ImportProfileResponse response = Choices.importProfile(session, file, cv, configured(cv));
      session.show(
          session.terminal(),
          response,
          (terminal, imported) -> ProfileView.print(terminal, imported, lines.given));
      return ExitCode.OK;
    }

    private ImportProfileResponse importOne(Session session, String text) {
      ImportProfileRequest request = ContentIds.identified(configured(new Source.PlainText(text)));
      return session.call(server -> server.profiles().importProfile(request));
    }

    private ImportProfileRequest.Builder configured(Source source) {
      return source.profileRequest().setStore(!noStore);
    }
  }

  /** {@code profile get}. */
  @Command(
      name = "get",
      description = "Print a stored profile.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright profile get 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Get extends StoredCommand {
    @Mixin private LinesOption lines = new LinesOption();

    @Override
    ExitCode run(Session session) {
      GetProfileRequest request = GetProfileRequest.newBuilder().setProfileId(id()).build();
      return session.answer(
          server -> server.profiles().getProfile(request),
          (terminal, response) -> ProfileView.print(terminal, response.getProfile(), lines.given));
    }
  }

  /** {@code profile list}. */
  @Command(
      name = "list",
      description = "List stored profiles, newest first.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright profile list --page-size 20"})
  static final class List extends ClientCommand {
    @Mixin private PageOptions page = new PageOptions();

    @Override
    void checkUsage() {
      page.check(this);
    }

    @Override
    ExitCode run(Session session) {
      ListProfilesRequest request =
          ListProfilesRequest.newBuilder()
              .setPageSize(page.size())
              .setPageToken(page.token())
              .build();
      return session.answer(server -> server.profiles().listProfiles(request), ProfileView::print);
    }
  }

  /** {@code profile delete}. */
  @Command(
      name = "delete",
      description = "Erase a stored profile with its evidence and the documents written from it.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright profile delete 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Delete extends StoredCommand {
    @Override
    ExitCode run(Session session) {
      DeleteProfileRequest request = DeleteProfileRequest.newBuilder().setProfileId(id()).build();
      return session.answerOnce(
          server -> server.profiles().deleteProfile(request),
          (terminal, response) -> terminal.line(erased(response)));
    }

    private String erased(DeleteProfileResponse response) {
      return "erased profile "
          + id()
          + " with "
          + Words.count(response.getDeletedEvidence(), "piece of evidence", "pieces of evidence")
          + " and "
          + Words.count(response.getDeletedDocuments(), "document", "documents");
    }
  }
}
