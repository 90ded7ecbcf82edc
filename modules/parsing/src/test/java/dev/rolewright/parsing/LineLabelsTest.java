package dev.rolewright.parsing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.Job;
import dev.rolewright.domain.JobLine;
import dev.rolewright.domain.LineSection;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/** Compares the lines of the sample ads with labels that were checked by hand. */
class LineLabelsTest {
  private static final JobAdParser PARSER =
      JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));

  private record Label(LineSection section, String start) {}

  private record Judged(double confidence, boolean right) {}

  private static Map<String, List<Label>> labels() throws IOException {
    Map<String, List<Label>> labels = new LinkedHashMap<>();
    List<Label> current = new ArrayList<>();
    Path file = Path.of("src/test/resources/dev/rolewright/parsing/job_lines.txt");
    for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
      if (line.startsWith("#")) {
        continue;
      }
      if (line.startsWith("[")) {
        current = new ArrayList<>();
        labels.put(line.substring(1, line.length() - 1), current);
      } else {
        int blank = line.indexOf(' ');
        current.add(
            new Label(LineSection.valueOf(line.substring(0, blank)), line.substring(blank + 1)));
      }
    }
    return labels;
  }

  private static List<Judged> judge(Job job, List<Label> labels) {
    List<Judged> judged = new ArrayList<>();
    assertThat(job.lines()).hasSameSizeAs(labels);
    for (int index = 0; index < labels.size(); index++) {
      JobLine line = job.lines().get(index);
      assertThat(line.text()).startsWith(labels.get(index).start());
      judged.add(new Judged(line.confidence(), line.section() == labels.get(index).section()));
    }
    return judged;
  }

  private static double share(List<Judged> judged) {
    return judged.stream().filter(Judged::right).count() / (double) judged.size();
  }

  @Test
  void sectionsAreThoseOfTheLabels() throws IOException {
    List<Judged> all = new ArrayList<>();
    List<Judged> sure = new ArrayList<>();
    for (Map.Entry<String, List<Label>> ad : labels().entrySet()) {
      byte[] bytes = Files.readAllBytes(Path.of("../../samples/jobs", ad.getKey()));
      SourceText source = SourceText.decode("document.content", bytes, "", ad.getKey());
      Job job = PARSER.parse(source, "").job();
      List<Judged> judged = judge(job, ad.getValue());
      all.addAll(judged);
      judged.stream().filter(line -> line.confidence() >= 0.8).forEach(sure::add);
      assertThat(job.parsingConfidence()).isCloseTo(share(judged), within());
    }
    assertThat(all).hasSizeGreaterThan(250);
    assertThat(share(all)).isGreaterThan(0.96);
    assertThat(share(sure)).isGreaterThan(share(all));
  }

  private static Offset<Double> within() {
    return Offset.offset(0.13);
  }
}
