package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.batch.BatchRun;
import dev.rolewright.client.cli.batch.CallLane;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Source;
import dev.rolewright.client.cli.view.ProfileView;
import dev.rolewright.client.cli.view.Words;
import dev.rolewright.proto.v1.DeleteProfileRequest;
import dev.rolewright.proto.v1.DeleteProfileResponse;
import dev.rolewright.proto.v1.GetProfileRequest;
import dev.rolewright.proto.v1.GetProfileResponse;
import dev.rolewright.proto.v1.ImportProfileRequest;
import dev.rolewright.proto.v1.ImportProfileResponse;
import dev.rolewright.proto.v1.ListProfilesRequest;
import dev.rolewright.proto.v1.ListProfilesResponse;
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

    @Option(names = "--lines", description = "also print every line with what it is about")
    private boolean lines;

    @Option(
        names = "--batch",
        paramLabel = "FILE|-",
        defaultValue = "",
        description = "many CVs, one JSON object a line")
    private String batch = "";

    @Override
    void checkUsage() {
      requireOne("FILE, - or --batch FILE", !file.isEmpty(), !batch.isEmpty());
    }

    @Override
    ExitCode run(Session session) {
      if (!batch.isEmpty()) {
        CallLane lane = CallLane.create(text -> send(session, request().setText(text).build()));
        return BatchRun.run(session.terminal(), session.inputs(), batch, lane);
      }
      ImportProfileRequest.Builder request = request();
      switch (session.inputs().source(file)) {
        case Source.PlainText plain -> request.setText(plain.text());
        case Source.File other -> request.setDocument(other.document());
      }
      ImportProfileResponse response = send(session, request.build());
      session.show(response, () -> ProfileView.print(session.terminal(), response, lines));
      return ExitCode.OK;
    }

    private static ImportProfileResponse send(Session session, ImportProfileRequest request) {
      return session
          .connection()
          .call(() -> session.connection().profiles().importProfile(request));
    }

    private ImportProfileRequest.Builder request() {
      return ImportProfileRequest.newBuilder().setRequestId(Session.requestId()).setStore(!noStore);
    }
  }

  /** {@code profile get}. */
  @Command(
      name = "get",
      description = "Print a stored profile.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright profile get 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Get extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the profile")
    private String id = "";

    @Option(names = "--lines", description = "also print every line with what it is about")
    private boolean lines;

    @Override
    ExitCode run(Session session) {
      GetProfileRequest request = GetProfileRequest.newBuilder().setProfileId(id).build();
      GetProfileResponse response =
          session.connection().call(() -> session.connection().profiles().getProfile(request));
      session.show(
          response, () -> ProfileView.print(session.terminal(), response.getProfile(), lines));
      return ExitCode.OK;
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
    ExitCode run(Session session) {
      ListProfilesRequest request =
          ListProfilesRequest.newBuilder().setPageSize(page.size).setPageToken(page.token).build();
      ListProfilesResponse response =
          session.connection().call(() -> session.connection().profiles().listProfiles(request));
      session.show(response, () -> ProfileView.print(session.terminal(), response));
      return ExitCode.OK;
    }
  }

  /** {@code profile delete}. */
  @Command(
      name = "delete",
      description = "Erase a stored profile with its evidence and the documents written from it.",
      footerHeading = "%nExamples:%n",
      footer = {"  rolewright profile delete 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10"})
  static final class Delete extends ClientCommand {
    @Parameters(paramLabel = "ID", description = "id of the profile")
    private String id = "";

    @Override
    ExitCode run(Session session) {
      DeleteProfileRequest request = DeleteProfileRequest.newBuilder().setProfileId(id).build();
      DeleteProfileResponse response =
          session
              .connection()
              .callOnce(() -> session.connection().profiles().deleteProfile(request));
      String erased =
          "erased profile "
              + id
              + " with "
              + Words.count(
                  response.getDeletedEvidence(), "piece of evidence", "pieces of evidence")
              + " and "
              + Words.count(response.getDeletedDocuments(), "document", "documents");
      session.show(response, () -> session.terminal().line(erased));
      return ExitCode.OK;
    }
  }
}
