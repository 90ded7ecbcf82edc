package dev.rolewright.generation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceKind;
import dev.rolewright.domain.Profile;
import dev.rolewright.matching.JobNeeds;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** What a reader of the Markdown sees: the words as they are, and no structure but ours. */
class RenderedCvTest {
  private static final Parser PARSER =
      Parser.builder().extensions(List.of(TablesExtension.create())).build();

  @Provide
  Arbitrary<Profile> profiles() {
    return Profiles.profile();
  }

  @Provide
  Arbitrary<JobNeeds> jobs() {
    return Profiles.needs();
  }

  @Property(tries = 500)
  void thePersonsWordsMakeNoStructure(
      @ForAll("profiles") Profile profile, @ForAll("jobs") JobNeeds needs) {
    Generation cv = Generation.of(profile, needs);
    List<Node> nodes = nodes(PARSER.parse(cv.content()));
    assertThat(nodes)
        .allSatisfy(
            node ->
                assertThat(node)
                    .isInstanceOfAny(
                        Document.class,
                        Heading.class,
                        Paragraph.class,
                        BulletList.class,
                        ListItem.class,
                        Text.class,
                        Emphasis.class,
                        StrongEmphasis.class,
                        SoftLineBreak.class));
    List<String> titles = headings(nodes, 2).map(RenderedCvTest::text).toList();
    assertThat(titles)
        .isEqualTo(
            cv.all(GenerationEvent.Started.class).getFirst().sections().stream()
                .map(GenerationEvent.Section::title)
                .skip(1)
                .toList());
    assertThat(headings(nodes, 1)).hasSize(1);
    assertThat(headings(nodes, 3))
        .hasSize(cv.body().experience().size() + cv.body().projects().size());
    List<String> items =
        nodes.stream().filter(ListItem.class::isInstance).map(RenderedCvTest::text).toList();
    List<String> expected = new ArrayList<>(cv.document().output().bullets());
    cv.body().education().forEach(entry -> expected.add(entry.text()));
    cv.body().certifications().forEach(entry -> expected.add(entry.text()));
    assertThat(items).isEqualTo(expected);
  }

  @Property(tries = 1_000)
  void escapedWordsAreShownAsTheyAre(@ForAll("texts") String text) {
    String line = Sentences.oneLine(text);
    String beginning = line.isEmpty() ? "" : "- ";
    assertThat(text(PARSER.parse(beginning + Markdown.escape(line)))).isEqualTo(line);
    if (!line.isEmpty()) {
      assertThat(text(PARSER.parse("### " + Markdown.escape(line)))).isEqualTo(line);
      assertThat(text(PARSER.parse("above\n" + Markdown.escape(line)))).isEqualTo("above " + line);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Profiles.text(6);
  }

  @Example
  void aYearThatIsASentenceBeginsNoList() {
    Evidence until = Samples.evidence("e0", EvidenceKind.WORK, "", "", "/1990");
    Evidence from = Samples.evidence("e1", EvidenceKind.WORK, "", "", "1990/");
    thePersonsWordsMakeNoStructure(Samples.profile(until, from), Samples.needs(""));
  }

  @Example
  void ordinaryWordsStayUntouched() {
    List.of(
            "C#, C++ and snake_case at R&D, a < b, ~20 % (2:1) | Berlin",
            "+44 7700 900412", "3 a.m. – 5 p.m.", "2019 was good.", "https://git.example.com/a_b")
        .forEach(words -> assertThat(Markdown.escape(words)).isEqualTo(words));
  }

  private static Stream<Node> headings(List<Node> nodes, int level) {
    return nodes.stream()
        .filter(node -> node instanceof Heading heading && heading.getLevel() == level);
  }

  private static List<Node> nodes(Node root) {
    List<Node> nodes = new ArrayList<>(List.of(root));
    for (Node child = root.getFirstChild(); child != null; child = child.getNext()) {
      nodes.addAll(nodes(child));
    }
    return nodes;
  }

  private static String text(Node root) {
    StringBuilder text = new StringBuilder();
    for (Node node : nodes(root)) {
      switch (node) {
        case Text words -> text.append(words.getLiteral());
        case Code code -> text.append("code:").append(code.getLiteral());
        case SoftLineBreak _ -> text.append(' ');
        case HardLineBreak _ -> text.append("break");
        default -> {}
      }
    }
    return text.toString();
  }
}
