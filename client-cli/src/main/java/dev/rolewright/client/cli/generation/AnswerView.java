package dev.rolewright.client.cli.generation;

import com.google.protobuf.util.JsonFormat;
import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import dev.rolewright.client.cli.view.Page;
import dev.rolewright.client.cli.view.Words;
import dev.rolewright.proto.v1.ChatCompleted;
import dev.rolewright.proto.v1.ChatEvent;
import dev.rolewright.proto.v1.ChatReset;
import dev.rolewright.proto.v1.FinishReason;
import dev.rolewright.proto.v1.InvalidField;
import dev.rolewright.proto.v1.SafetyIssue;
import dev.rolewright.proto.v1.StructuredOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows a model's answer. On a terminal its lines appear as they are written, and are taken back
 * where another model answers anew. In a file or pipe, where nothing can be taken back, the answer
 * stands alone once it is whole.
 */
public final class AnswerView {
  private final Terminal terminal;
  private final StringBuilder text = new StringBuilder();
  private int shownCharacters;
  private int shownRows;
  private final List<String> dropped = new ArrayList<>();
  private Optional<ChatCompleted> completed = Optional.empty();

  private AnswerView(Terminal terminal) {
    this.terminal = terminal;
  }

  /** Returns a view of one answer. */
  public static AnswerView create(Terminal terminal) {
    return new AnswerView(terminal);
  }

  /** Shows one event. */
  public void accept(ChatEvent event) {
    switch (event.getEventCase()) {
      case STARTED -> terminal.status("… " + event.getStarted().getModel());
      case TEXT_DELTA -> {
        text.append(event.getTextDelta().getText());
        showWholeLines();
      }
      case RESET -> reset(event.getReset());
      case COMPLETED -> complete(event.getCompleted());
      // A newer server may send more; what is not known is not needed.
      case EVENT_NOT_SET -> {}
    }
  }

  /**
   * Prints where the answer came from and what is not as asked for.
   *
   * @return whether the answer is all that was asked for
   * @throws ClientException where the stream ended without its last event
   */
  public boolean finish() {
    ChatCompleted answer =
        completed.orElseThrow(
            () ->
                new ClientException(
                    ExitCode.UNAVAILABLE, "the stream ended before the answer was complete"));
    List<SafetyIssue> found = answer.getSafety().getIssuesList();
    if (terminal.isInteractive()) {
      Page.create(terminal).safety(found);
      terminal.line();
      remarks(answer).stream()
          .flatMap(remark -> Text.hanging("  ", remark, terminal.width()).stream())
          .forEach(line -> terminal.line(terminal.style().dim(line)));
    } else {
      found.forEach(issue -> terminal.remark("safety: " + Words.safety(issue)));
      remarks(answer).forEach(terminal::remark);
    }
    return !answer.hasStructuredOutput() || answer.getStructuredOutput().getIsValid();
  }

  private List<String> remarks(ChatCompleted answer) {
    List<String> remarks = new ArrayList<>(dropped);
    for (InvalidField field : answer.getStructuredOutput().getInvalidFieldsList()) {
      remarks.add(
          "not as the schema says: "
              + (field.getPointer().isEmpty() ? "the answer" : field.getPointer())
              + ": "
              + field.getMessage());
    }
    if (answer.getProvenance().getFinishReason() == FinishReason.FINISH_REASON_LENGTH) {
      remarks.add("the answer ends where it reached the most tokens allowed");
    }
    remarks.add(
        Words.join(
            " · ",
            Words.provenance(answer.getProvenance()),
            Words.spending(answer.getProvenance()),
            answer.getRunId().isEmpty() ? "" : "run " + answer.getRunId()));
    return remarks;
  }

  private void reset(ChatReset reset) {
    text.setLength(0);
    String begunAnew =
        Words.join(" ", reset.getMessage(), "The whole answer is given anew", writer(reset)) + ".";
    if (!takeBack(begunAnew + " What stands above is none of it.")) {
      dropped.add(begunAnew + " What came before was dropped.");
    }
  }

  private static String writer(ChatReset reset) {
    String model = Words.join("/", reset.getProvider(), reset.getModel());
    return model.isEmpty() ? "" : "by " + model;
  }

  private void complete(ChatCompleted answer) {
    completed = Optional.of(answer);
    if (isOtherThanShown(answer)) {
      takeBack("The answer was put into the form asked for. What stands above is as it came.");
      text.setLength(0);
      text.append(json(answer.getStructuredOutput()));
    }
    if (!terminal.isInteractive()) {
      terminal.data(text.toString().stripTrailing());
      terminal.flush();
      return;
    }
    showWholeLines();
    if (shownCharacters < text.length()) {
      show(text.substring(shownCharacters));
    }
    terminal.clearStatus();
  }

  /** A repaired answer differs from what was streamed, and the repaired one holds. */
  private static boolean isOtherThanShown(ChatCompleted answer) {
    return answer.hasStructuredOutput()
        && switch (answer.getStructuredOutput().getSource()) {
          case STRUCTURED_OUTPUT_SOURCE_REPAIRED,
              STRUCTURED_OUTPUT_SOURCE_RETRIED,
              STRUCTURED_OUTPUT_SOURCE_PARTIAL ->
              true;
          case STRUCTURED_OUTPUT_SOURCE_AS_SENT,
              STRUCTURED_OUTPUT_SOURCE_UNSPECIFIED,
              UNRECOGNIZED ->
              false;
        };
  }

  private static String json(StructuredOutput output) {
    StringBuilder json = new StringBuilder();
    try {
      JsonFormat.printer().appendTo(output.getValue(), json);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return json.toString();
  }

  private void showWholeLines() {
    if (!terminal.isInteractive()) {
      return;
    }
    int lineEnd = text.indexOf("\n", shownCharacters);
    while (lineEnd >= 0) {
      show(text.substring(shownCharacters, lineEnd));
      shownCharacters = lineEnd + 1;
      lineEnd = text.indexOf("\n", shownCharacters);
    }
    terminal.status("… " + text.substring(shownCharacters));
  }

  private void show(String line) {
    // Spaces at the begin carry the structure of code and JSON.
    int spaces = line.length() - line.stripLeading().length();
    String indent = line.substring(0, Math.min(spaces, terminal.width() / 2));
    for (String row : Text.hanging(indent, line.strip(), terminal.width())) {
      terminal.line(row);
      shownRows++;
    }
  }

  /** Takes the shown rows back, or says below them why they don't count and returns true. */
  private boolean takeBack(String why) {
    boolean isStuck = shownRows > 0 && !terminal.takeBack(shownRows);
    if (isStuck) {
      Text.wrap("(" + why + ")", terminal.width()).forEach(terminal::line);
      terminal.line();
    }
    shownCharacters = 0;
    shownRows = 0;
    return isStuck;
  }
}
