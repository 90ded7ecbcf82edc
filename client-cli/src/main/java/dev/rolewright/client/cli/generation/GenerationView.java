package dev.rolewright.client.cli.generation;

import dev.rolewright.client.cli.connection.ClientException;
import dev.rolewright.client.cli.connection.ExitCode;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.view.DocumentView;
import dev.rolewright.proto.v1.Claim;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import dev.rolewright.proto.v1.GenerationWarning;
import dev.rolewright.proto.v1.SectionCompleted;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Shows the events of one generation as they arrive and keeps what is needed afterwards. */
public final class GenerationView {
  private final Terminal terminal;
  private final SectionPrinter printer;
  private final Optional<Map<String, String>> evidenceNames;
  private final List<GenerationWarning> warnings = new ArrayList<>();
  private Optional<GeneratedDocument> document = Optional.empty();

  private GenerationView(Terminal terminal, Optional<Map<String, String>> evidenceNames) {
    this.terminal = terminal;
    this.printer =
        terminal.isInteractive()
            ? new LiveSectionPrinter(terminal)
            : new WholeSectionPrinter(terminal);
    this.evidenceNames = evidenceNames;
  }

  /**
   * Returns a view.
   *
   * @param evidenceNames name of each piece of evidence by its id, where the evidence of each
   *     statement is to be shown
   */
  public static GenerationView create(
      Terminal terminal, Optional<Map<String, String>> evidenceNames) {
    return new GenerationView(terminal, evidenceNames);
  }

  /** Shows one event. */
  public void accept(GenerationEvent event) {
    switch (event.getEventCase()) {
      case STARTED -> printer.begin(event.getStarted().getSectionsList());
      case TEXT_DELTA ->
          printer.delta(event.getTextDelta().getSectionId(), event.getTextDelta().getText());
      case SECTION_RESET ->
          printer.reset(
              event.getSectionReset().getSectionId(), event.getSectionReset().getReason());
      case SECTION_COMPLETED -> complete(event.getSectionCompleted());
      case WARNING -> warnings.add(event.getWarning());
      case COMPLETED -> document = Optional.of(withAllWarnings(event.getCompleted().getDocument()));
      // A newer server may send more; what is not known is not needed.
      case EVENT_NOT_SET -> {}
    }
  }

  /**
   * Returns the finished document.
   *
   * @throws ClientException where the stream ended without one
   */
  public GeneratedDocument document() {
    return document.orElseThrow(
        () ->
            new ClientException(
                ExitCode.UNAVAILABLE, "the stream ended before the document was complete"));
  }

  private void complete(SectionCompleted section) {
    printer.complete(
        section.getSectionId(), section.getText(), () -> claims(section.getClaimsList()));
  }

  private void claims(List<Claim> claims) {
    if (evidenceNames.isEmpty() || claims.isEmpty()) {
      return;
    }
    terminal.line();
    terminal.line(terminal.style().dim("  what this rests on"));
    claims.forEach(claim -> DocumentView.claim(terminal, claim, evidenceNames.get()));
  }

  private GeneratedDocument withAllWarnings(GeneratedDocument finished) {
    GeneratedDocument.Builder complete = finished.toBuilder();
    for (GenerationWarning warning : warnings) {
      if (!finished.getOutput().getWarningsList().contains(warning)) {
        complete.getOutputBuilder().addWarnings(warning);
      }
    }
    return complete.build();
  }
}
