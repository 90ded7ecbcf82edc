package dev.rolewright.client.cli.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.client.cli.Samples;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.client.cli.terminal.Terminal;
import dev.rolewright.proto.v1.Claim;
import dev.rolewright.proto.v1.GeneratedDocument;
import dev.rolewright.proto.v1.GenerationEvent;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class GenerationViewTest {
  private final Shell shell = new Shell(Path.of("."));

  @Test
  void aSectionThatStartsAnewTakesBackItsRowsOnATerminal() {
    play(shell.watched(true).terminal(), Optional.empty());
    assertThat(shell.output())
        .isEqualTo(
            """
            \u001b[1mSummary\u001b[0m
            Backend engineer with seven years of Java.

            \u001b[1mExperience\u001b[0m
            \u001b[36mSomething that is given up\u001b[0m
            \u001b[2A\r\u001b[J\u001b[1mExperience\u001b[0m
            \u001b[36mBackend Engineer, Tern Logistics\u001b[0m
              • Cut the p99 of the booking API from 900 ms to 120 ms

            """);
    assertThat(shell.error()).contains("… - Cut the p99 of");
  }

  @Test
  void whereNothingCanBeTakenBackTheSectionIsMarkedAndPrintedAgain() {
    play(shell.watched(false).terminal(), Optional.empty());
    assertThat(shell.output())
        .doesNotContain("\u001b")
        .contains(
            "(Experience begins anew: another provider. What stands above of it does not"
                + " count.)\n\n"
                + "Experience\n"
                + "Backend Engineer, Tern Logistics\n");
  }

  @Test
  void inAFileOnlyWholeSectionsAppear() {
    play(shell.terminal(), Optional.empty());
    assertThat(shell.output())
        .doesNotContain("given up")
        .contains("## Experience\n\n### Backend Engineer");
  }

  @Test
  void evidenceIsShownBelowItsSection() {
    play(shell.terminal(), Optional.of(Map.of("e1", "Backend Engineer, Tern Logistics")));
    assertThat(shell.output())
        .contains(
            """
              what this rests on
              ✓ Cut the p99 of the booking API from 900 ms to 120 ms
                  ↳ Backend Engineer, Tern Logistics: “Cut the p99 of the booking API from 900 ms to 120 ms”
            """);
  }

  @Test
  void sectionsWhoseTextsInterleaveAreShownOneAfterTheOther() {
    Terminal terminal = shell.watched(true).terminal();
    LiveSectionPrinter printer = new LiveSectionPrinter(terminal);
    printer.delta("a", "a1\n");
    printer.delta("b", "b1\n");
    printer.delta("a", "a2\n");
    printer.complete("b", "b1\n", () -> {});
    printer.complete("a", "a1\na2\n", () -> terminal.line("end of a"));
    terminal.flush();
    assertThat(shell.output()).isEqualTo("a1\na2\nend of a\n\nb1\n\n");
  }

  @Test
  void statementsWithoutEvidenceAreFound() {
    GeneratedDocument document =
        Samples.generation().getLast().getEvent().getCompleted().getDocument();
    assertThat(EvidenceCheck.of(document).isPassed()).isTrue();
    assertThat(EvidenceCheck.of(document).summary()).isEqualTo("2 statements, 2 with evidence");

    GeneratedDocument.Builder bare = document.toBuilder();
    bare.getClaimsBuilder(1).clearEvidence();
    assertThat(EvidenceCheck.of(bare.build()).isPassed()).isFalse();
    assertThat(EvidenceCheck.of(bare.build()).summary()).isEqualTo("2 statements, 1 with evidence");

    GeneratedDocument.Builder unclaimed = document.toBuilder();
    unclaimed.getOutputBuilder().addBullets("Walked on the moon");
    assertThat(EvidenceCheck.of(unclaimed.build()).unsupported())
        .containsExactly("Walked on the moon");

    GeneratedDocument.Builder hollow = document.toBuilder().addClaims(Claim.getDefaultInstance());
    assertThat(EvidenceCheck.of(hollow.build()).isPassed()).isFalse();
    assertThat(EvidenceCheck.of(GeneratedDocument.getDefaultInstance()).isPassed()).isFalse();
  }

  private static void play(Terminal terminal, Optional<Map<String, String>> names) {
    GenerationView view = GenerationView.create(terminal, names);
    Samples.generation().forEach(response -> view.accept(response.getEvent()));
    view.accept(GenerationEvent.getDefaultInstance());
    terminal.clearStatus();
    terminal.flush();
    assertThat(view.document().getId()).isEqualTo(Samples.DOCUMENT);
  }
}
