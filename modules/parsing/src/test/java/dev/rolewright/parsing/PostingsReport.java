package dev.rolewright.parsing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.rolewright.domain.Job;
import dev.rolewright.skills.SkillFinders;
import dev.rolewright.skills.Vocabularies;
import java.io.IOException;
import java.nio.file.Path;

/**
 * Prints what the rules make of the postings of SkillsExtractorCognitiveSearch: titles, characters
 * kept, confidence, skills. Not part of the build.
 */
final class PostingsReport {
  private int postings;
  private int sameTitles;
  private int whole;
  private int confident;
  private int salaries;
  private int required;
  private int welcome;
  private double least = 1;

  private PostingsReport() {}

  /**
   * Runs with {@code --data DIR}, the folder that holds {@code
   * postings/microsoft_careers_sample.json}.
   */
  public static void main(String[] arguments) throws IOException {
    if (arguments.length != 2 || !arguments[0].equals("--data")) {
      throw new IllegalArgumentException("usage: --data DIR");
    }
    Path file = Path.of(arguments[1], "postings", "microsoft_careers_sample.json");
    PostingsReport report = new PostingsReport();
    JobAdParser parser = JobAdParser.create(SkillFinders.create(Vocabularies.builtIn()));
    for (JsonNode posting : new ObjectMapper().readTree(file.toFile())) {
      String title = posting.get("title").asText();
      String text = title + "\n\n" + posting.get("description").asText();
      report.add(title, text, parser.parse(SourceText.of("text", text), "").job());
    }
    IO.println(report.text());
  }

  private void add(String title, String text, Job job) {
    postings++;
    sameTitles += job.roleTitle().equals(title) ? 1 : 0;
    long kept = job.lines().stream().mapToLong(line -> visible(line.text())).sum();
    whole += kept == visible(text) ? 1 : 0;
    confident += job.parsingConfidence() >= 0.6 ? 1 : 0;
    least = Math.min(least, job.parsingConfidence());
    salaries += job.salary().isPresent() ? 1 : 0;
    required += job.mustHaveSkills().size();
    welcome += job.niceToHaveSkills().size();
  }

  private static long visible(String text) {
    return text.codePoints()
        .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
        .count();
  }

  private String text() {
    return """
    postings                      %d
    title as in the set           %d
    every visible character kept  %d
    confidence of 0.6 or more     %d (least %.2f)
    with pay                      %d
    must-have skills, mean        %.1f
    nice-to-have skills, mean     %.1f
    """
        .formatted(
            postings,
            sameTitles,
            whole,
            confident,
            least,
            salaries,
            (double) required / postings,
            (double) welcome / postings);
  }
}
