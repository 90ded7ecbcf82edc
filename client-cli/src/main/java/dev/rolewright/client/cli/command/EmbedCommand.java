package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.view.SkillsView;
import dev.rolewright.proto.v1.EmbedRequest;
import dev.rolewright.proto.v1.EmbedResponse;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Turns texts into vectors. */
@Command(
    name = "embed",
    description = "Turn texts into vectors of unit length.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  rolewright embed \"Backend engineer\" \"Server developer\" --json",
      "  rolewright embed notes.txt"
    })
final class EmbedCommand extends ClientCommand {
  @Parameters(
      arity = "1..*",
      paramLabel = "FILE|-|TEXT",
      description = "files, standard input, or texts themselves: what names no file is a text")
  private List<String> texts = new ArrayList<>();

  @Override
  ExitCode run(Session session) {
    EmbedRequest.Builder request = EmbedRequest.newBuilder();
    for (String text : texts) {
      boolean toRead = text.equals("-") || session.inputs().isFile(text);
      request.addTexts(toRead ? session.inputs().requiredText(text) : text);
    }
    EmbedResponse response =
        session.connection().call(() -> session.connection().skills().embed(request.build()));
    session.show(response, () -> SkillsView.print(session.terminal(), response));
    return ExitCode.OK;
  }
}
