package dev.rolewright.llm.providers;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A response as a recorder of HTTP traffic has written it: YAML, of which the two forms of text are
 * read that stand there.
 *
 * @param azure whether it is Azure's
 */
record RecordedExchange(int status, String contentType, String body, boolean azure) {
  static RecordedExchange read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    int response = indexOf(lines, "response:", 0);
    int body = indexOf(lines, "body:", response);
    String type = lines.get(indexOf(lines, "Content-Type:", response) + 1).strip().substring(2);
    String status = lines.get(indexOf(lines, "code:", response)).strip().substring(6);
    return new RecordedExchange(
        Integer.parseInt(status),
        type,
        text(lines, body),
        lines.stream().anyMatch(line -> line.contains("/openai/deployments/")));
  }

  private static String text(List<String> lines, int at) throws IOException {
    String begin = lines.get(at).strip().substring("body:".length()).strip();
    if (begin.startsWith("\"")) {
      return new ObjectMapper().readValue(begin, String.class);
    }
    int indent = lines.get(at + 1).indexOf(lines.get(at + 1).strip());
    List<String> block = new ArrayList<>();
    for (String line : lines.subList(at + 1, lines.size())) {
      if (!line.isBlank() && line.indexOf(line.strip()) < indent) {
        break;
      }
      block.add(line.isBlank() ? "" : line.substring(indent));
    }
    return String.join("\n", block) + "\n";
  }

  private static int indexOf(List<String> lines, String begin, int from) {
    for (int i = from; i < lines.size(); i++) {
      if (lines.get(i).strip().startsWith(begin)) {
        return i;
      }
    }
    throw new IllegalArgumentException("no " + begin);
  }
}
