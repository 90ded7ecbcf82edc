package dev.rolewright.client.cli.command;

import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.input.Inputs;
import dev.rolewright.client.cli.view.SkillsView;
import dev.rolewright.proto.v1.EmbedRequest;
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
  void checkUsage() {
    requireOneStandardInput(texts.toArray(String[]::new));
  }

  @Override
  ExitCode run(Session session) {
    EmbedRequest.Builder request = EmbedRequest.newBuilder();
    for (String text : texts) {
      boolean toRead = text.equals(Inputs.STANDARD_INPUT) || session.inputs().isFile(text);
      String field = "texts[" + request.getTextsCount() + "]";
      session
          .fieldNames()
          .put(field, toRead ? Inputs.describe(text) : "argument " + (request.getTextsCount() + 1));
      request.addTexts(toRead ? session.inputs().requiredText(text) : text);
    }
    EmbedRequest whole = request.build();
    return session.answer(server -> server.skills().embed(whole), SkillsView::print);
  }
}
