package dev.rolewright.parsing.text;

import dev.rolewright.platform.RolewrightException;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells the format of a text from its media type, its file name, or itself. */
public final class FormatDetector {
  private static final String TAGS =
      "(?:html|head|body|main|section|article|div|p|ul|ol|li|br|h[1-6]|span|strong|b|em|i|table|tr"
          + "|td|a|header|footer|nav)";
  private static final Pattern TAG =
      Pattern.compile("</?" + TAGS + "(?:\\s[^<>]{0,2000}+)?/?>", Pattern.CASE_INSENSITIVE);
  private static final Pattern HTML_START =
      Pattern.compile(
          "(?:<!doctype\\s+html|<html|<!--|<\\?xml|<" + TAGS + "[\\s>])", Pattern.CASE_INSENSITIVE);
  private static final Pattern MARKDOWN =
      Pattern.compile(
          "(?m)^#{1,6} |\\*\\*\\S[^*\\n]{0,200}+\\*\\*|\\[[^\\]\\n]{1,200}+\\]\\(|^\\|.*\\|$|^```");
  private static final Set<String> PLAIN_TYPES = Set.of("text/plain", "text/txt");
  private static final Set<String> MARKDOWN_TYPES = Set.of("text/markdown", "text/x-markdown");
  private static final Set<String> HTML_TYPES = Set.of("text/html", "application/xhtml+xml");
  private static final Set<String> JSON_TYPES =
      Set.of("application/json", "text/json", "application/ld+json", "application/resume+json");
  private static final Set<String> OPEN_TYPES = Set.of("", "application/octet-stream", "text/*");

  private FormatDetector() {}

  public static SourceFormat detect(String field, String text, String mediaType, String fileName) {
    String type = bareType(mediaType);
    if (MARKDOWN_TYPES.contains(type)) {
      return SourceFormat.MARKDOWN;
    }
    if (HTML_TYPES.contains(type)) {
      return SourceFormat.HTML;
    }
    if (JSON_TYPES.contains(type)) {
      return SourceFormat.JSON;
    }
    if (!PLAIN_TYPES.contains(type) && !OPEN_TYPES.contains(type)) {
      throw RolewrightException.invalid(
          field,
          "comes with a media type that is not supported; send text/plain, text/markdown, text/html"
              + " or application/json, or convert it to text first.");
    }
    return byName(fileName, text);
  }

  static String bareType(String mediaType) {
    int parameters = mediaType.indexOf(';');
    String type = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
    return type.strip().toLowerCase(Locale.ROOT);
  }

  private static SourceFormat byName(String fileName, String text) {
    String name = fileName.toLowerCase(Locale.ROOT);
    if (name.endsWith(".html") || name.endsWith(".htm") || name.endsWith(".xhtml")) {
      return SourceFormat.HTML;
    }
    if (name.endsWith(".md") || name.endsWith(".markdown")) {
      return SourceFormat.MARKDOWN;
    }
    if (name.endsWith(".json")) {
      return SourceFormat.JSON;
    }
    return byContent(text.strip());
  }

  private static SourceFormat byContent(String text) {
    if (text.startsWith("{") && text.endsWith("}") && text.indexOf('"') > 0) {
      return SourceFormat.JSON;
    }
    if (HTML_START.matcher(text).lookingAt()) {
      return SourceFormat.HTML;
    }
    int tags = count(TAG.matcher(text));
    int marks = count(MARKDOWN.matcher(text));
    if (tags >= 3 && tags > marks) {
      return SourceFormat.HTML;
    }
    return marks > 0 ? SourceFormat.MARKDOWN : SourceFormat.PLAIN;
  }

  private static int count(Matcher matcher) {
    int found = 0;
    while (found < 1_000 && matcher.find()) {
      found++;
    }
    return found;
  }
}
