package dev.rolewright.parsing.text;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Cuts HTML into the lines that a person sees. A tokenizer of our own, since the place of each
 * decoded character is needed: one pass, no tree, forgiving as browsers are.
 */
public final class HtmlLines {
  private final String html;
  private final HtmlLineBuilder builder = new HtmlLineBuilder();
  private final Deque<String> lists = new ArrayDeque<>();
  private int at;
  private int codePoint;

  private HtmlLines(String html) {
    this.html = html;
  }

  public static List<TextLine> read(String html) {
    HtmlLines lines = new HtmlLines(html);
    lines.run();
    return lines.builder.finish();
  }

  private void run() {
    while (at < html.length()) {
      if (html.charAt(at) == '<' && readMarkup()) {
        continue;
      }
      readCharacter();
    }
  }

  /** Skips markup at the current index; false where the sign is a character of the text. */
  private boolean readMarkup() {
    if (html.startsWith("<!--", at)) {
      int end = html.indexOf("-->", at + 4);
      moveTo(end < 0 ? html.length() : end + 3);
      return true;
    }
    if (html.startsWith("<!", at) || html.startsWith("<?", at)) {
      int end = html.indexOf('>', at);
      moveTo(end < 0 ? html.length() : end + 1);
      return true;
    }
    if (!HtmlTag.startsAt(html, at)) {
      return false;
    }
    HtmlTag tag = HtmlTag.read(html, at);
    moveTo(tag.end());
    open(tag);
    return true;
  }

  private void open(HtmlTag tag) {
    String name = tag.name();
    boolean block = HtmlElements.isBlock(name);
    if (block) {
      builder.endLine(!name.equals("br"));
    }
    if (tag.close()) {
      close(name);
      return;
    }
    if (HtmlElements.RAW.contains(name)) {
      skipTo(name);
    } else if (!HtmlElements.VOID.contains(name)
        && !tag.isSelfClosed()
        && (HtmlElements.HIDDEN.contains(name) || tag.isHidden())) {
      skipElement(name);
    } else {
      enter(name);
    }
  }

  private void enter(String name) {
    int level = HtmlElements.headingLevel(name);
    if (level > 0) {
      builder.setHeading(level);
    } else if (name.equals("ul") || name.equals("ol")) {
      lists.push(name);
    } else if (name.equals("li")) {
      builder.setItem(true, Math.max(0, lists.size() - 1));
    } else if (name.equals("nav") || name.equals("footer")) {
      builder.enterNavigation();
    } else if (HtmlElements.isBold(name)) {
      builder.enterBold();
    } else if (name.equals("td") || name.equals("th")) {
      builder.setItem(false, 0);
    }
  }

  private void close(String name) {
    if (HtmlElements.headingLevel(name) > 0) {
      builder.setHeading(0);
    } else if (name.equals("ul") || name.equals("ol")) {
      lists.poll();
      builder.setItem(!lists.isEmpty(), Math.max(0, lists.size() - 1));
    } else if (name.equals("li")) {
      builder.setItem(false, 0);
    } else if (name.equals("nav") || name.equals("footer")) {
      builder.leaveNavigation();
    } else if (HtmlElements.isBold(name)) {
      builder.leaveBold();
    }
  }

  /** Skips the raw text of an element; one without an end reaches to the end of the text. */
  private void skipTo(String name) {
    int endTag = indexOfEndTag(name, at);
    int end = endTag < 0 ? -1 : html.indexOf('>', endTag);
    moveTo(end < 0 ? html.length() : end + 1);
  }

  private int indexOfEndTag(String name, int from) {
    String tag = "</" + name;
    for (int index = html.indexOf("</", from); index >= 0; index = html.indexOf("</", index + 2)) {
      if (html.regionMatches(true, index, tag, 0, tag.length())) {
        return index;
      }
    }
    return -1;
  }

  /** Skips an element with all that it holds, elements of the same name included. */
  private void skipElement(String name) {
    if (indexOfEndTag(name, at) < 0) {
      // An element that is never closed would hide the whole rest.
      return;
    }
    int depth = 1;
    while (depth > 0 && at < html.length()) {
      int next = html.indexOf('<', at);
      if (next < 0) {
        moveTo(html.length());
        return;
      }
      moveTo(next);
      if (html.startsWith("<!--", at)) {
        int end = html.indexOf("-->", at + 4);
        moveTo(end < 0 ? html.length() : end + 3);
      } else if (HtmlTag.startsAt(html, at)) {
        HtmlTag tag = HtmlTag.read(html, at);
        moveTo(tag.end());
        if (!tag.close() && HtmlElements.RAW.contains(tag.name())) {
          skipTo(tag.name());
        } else if (tag.name().equals(name) && !tag.isSelfClosed()) {
          depth += tag.close() ? -1 : 1;
        }
      } else {
        moveTo(at + 1);
      }
    }
  }

  private void readCharacter() {
    char unit = html.charAt(at);
    if (unit == '&') {
      HtmlEntity entity = HtmlEntity.read(html, at);
      if (entity.end() > at) {
        int start = codePoint;
        moveTo(entity.end());
        entity.text().codePoints().forEach(value -> builder.add(value, start, codePoint));
        return;
      }
    }
    int value = html.codePointAt(at);
    int start = codePoint;
    at += Character.charCount(value);
    codePoint++;
    builder.add(value, start, codePoint);
  }

  private void moveTo(int index) {
    codePoint += html.codePointCount(at, index);
    at = index;
  }
}
