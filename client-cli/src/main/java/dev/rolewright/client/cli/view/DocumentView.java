package dev.rolewright.client.cli.view;

import dev.rolewright.client.cli.terminal.Style;
import dev.rolewright.client.cli.terminal.Table;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.client.cli.terminal.Text;
import dev.rolewright.proto.v1.Claim;
import dev.rolewright.proto.v1.ClaimStatus;
import dev.rolewright.proto.v1.DocumentSummary;
import dev.rolewright.proto.v1.EvidenceQuote;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationWarning;
import dev.rolewright.proto.v1.ListDocumentsResponse;
import dev.rolewright.proto.v1.StandardOutput;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Shows generated documents and what their statements rest on. */
public final class DocumentView {
  private DocumentView() {}

  /** Prints a stored document: its text, and on request its claims. */
  public static void print(Terminal terminal, GeneratedDocument document, boolean withEvidence) {
    for (String line : document.getOutput().getContent().split("\n", -1)) {
      markdown(terminal, line).forEach(terminal::line);
    }
    if (withEvidence) {
      Page.create(terminal).heading("Evidence");
      document.getClaimsList().forEach(claim -> claim(terminal, claim, Map.of()));
    }
    terminal.line();
    remarks(terminal, document).forEach(terminal::line);
  }

  /**
   * Prints the heads of stored documents.
   *
   * @param ofProfile whether they are those of one profile
   */
  public static void print(Terminal terminal, ListDocumentsResponse response, boolean ofProfile) {
    Table table =
        Table.create(
            Table.Column.of("ID").look(terminal.style()::name),
            Table.Column.of("KIND"),
            Table.Column.brief("TITLE"),
            Table.Column.number("VERSION"),
            Table.Column.of("STORED"));
    for (DocumentSummary document : response.getDocumentsList()) {
      table.row(
          document.getId(),
          Words.of(document.getKind()),
          document.getTitle(),
          Integer.toString(document.getVersion()),
          Words.time(document.getCreateTime()));
    }
    Lists.print(
        terminal,
        table,
        ofProfile
            ? "no documents written from this profile"
            : "no documents stored; write one with `rolewright cv --job FILE --profile FILE`",
        response.getNextPageToken());
  }

  /** Prints a statement and the words of the evidence it rests on. */
  public static void claim(Terminal terminal, Claim claim, Map<String, String> names) {
    Style style = terminal.style();
    boolean supported =
        claim.getEvidenceCount() > 0 && claim.getStatus() != ClaimStatus.CLAIM_STATUS_UNCHECKED;
    List<String> statement = Text.hanging("    ", claim.getText(), terminal.width());
    terminal.line(
        "  " + (supported ? style.good("✓") : style.bad("✗")) + statement.getFirst().substring(3));
    statement.stream().skip(1).forEach(terminal::line);
    for (EvidenceQuote quote : claim.getEvidenceList()) {
      String unnamed = quote.getEvidenceId().isEmpty() ? "the profile" : quote.getEvidenceId();
      String source = names.getOrDefault(quote.getEvidenceId(), unnamed);
      Text.hanging("      ↳ ", source + ": “" + quote.getQuote() + "”", terminal.width())
          .forEach(line -> terminal.line(style.dim(line)));
    }
  }

  /**
   * Returns what a reader should know besides the text: warnings, keywords, next steps, where it is
   * stored.
   */
  public static List<String> remarks(Terminal terminal, GeneratedDocument document) {
    Style style = terminal.style();
    int width = terminal.width();
    StandardOutput output = document.getOutput();
    List<String> lines = new ArrayList<>();
    if (output.getWarningsCount() > 0) {
      heading(lines, style, "Before you use it");
      for (GenerationWarning warning : output.getWarningsList()) {
        Text.hanging("  ! ", warning.getMessage(), width)
            .forEach(line -> lines.add(style.caution(line)));
      }
    }
    if (output.getKeywordsAddedCount() > 0) {
      heading(lines, style, "Words of the job that the text uses");
      lines.addAll(Text.hanging("  ", String.join(", ", output.getKeywordsAddedList()), width));
    }
    if (output.getNextActionsCount() > 0) {
      heading(lines, style, "What to do next");
      output
          .getNextActionsList()
          .forEach(action -> lines.addAll(Text.hanging("  • ", action, width)));
    }
    if (!lines.isEmpty()) {
      lines.add("");
    }
    if (!document.getProvenance().getProvider().isEmpty()) {
      Text.hanging("  ", Words.provenance(document.getProvenance()), width)
          .forEach(line -> lines.add(style.dim(line)));
    }
    if (!document.getId().isEmpty()) {
      String stored = "stored as document " + document.getId() + ", version ";
      Text.hanging("  ", stored + document.getVersion(), width)
          .forEach(line -> lines.add(style.dim(line)));
    }
    return lines;
  }

  /**
   * Returns a line of Markdown as it looks best on a terminal: headings marked, points indented,
   * text wrapped.
   */
  public static List<String> markdown(Terminal terminal, String line) {
    Style style = terminal.style();
    String text = line.stripTrailing();
    int width = terminal.width();
    if (!terminal.isInteractive()) {
      return List.of(text);
    }
    if (text.matches("#{1,6} .*")) {
      UnaryOperator<String> look = text.startsWith("###") ? style::name : style::bold;
      return Text.wrap(plain(text.replaceFirst("#+ +", "")), width).stream().map(look).toList();
    }
    if (text.matches("\\*[^*]+\\*")) {
      return Text.wrap(plain(text.substring(1, text.length() - 1)), width).stream()
          .map(style::dim)
          .toList();
    }
    if (text.matches("\\s*[-*] .*")) {
      return Text.hanging("  • ", plain(text.replaceFirst("\\s*[-*] +", "")), width);
    }
    return text.isEmpty() ? List.of("") : Text.wrap(plain(text), width);
  }

  private static String plain(String text) {
    return text.replaceAll("\\*\\*([^*]+)\\*\\*", "$1")
        .replaceAll("\\\\([\\\\`*_{}\\[\\]<>()#+.!|~-])", "$1");
  }

  private static void heading(List<String> lines, Style style, String heading) {
    if (!lines.isEmpty()) {
      lines.add("");
    }
    lines.add(style.bold(heading));
  }
}
