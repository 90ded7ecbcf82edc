package dev.rolewright.parsing.text;

import dev.rolewright.platform.RolewrightException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Turns the bytes of a document into text, and refuses what is no text with a way out. */
public final class SourceDecoder {
  private static final String CONVERT = "; convert it to text first.";

  private record Magic(String name, int[] prefix) {}

  private static final List<Magic> MAGIC =
      List.of(
          new Magic("a PDF", new int[] {'%', 'P', 'D', 'F'}),
          new Magic("a ZIP archive, DOCX, ODT or XLSX file", new int[] {'P', 'K', 3, 4}),
          new Magic("a ZIP archive", new int[] {'P', 'K', 5, 6}),
          new Magic("a Word 97 or other OLE file", new int[] {0xD0, 0xCF, 0x11, 0xE0}),
          new Magic("an RTF file", new int[] {'{', '\\', 'r', 't', 'f'}),
          new Magic("a PNG image", new int[] {0x89, 'P', 'N', 'G'}),
          new Magic("a JPEG image", new int[] {0xFF, 0xD8, 0xFF}),
          new Magic("a GIF image", new int[] {'G', 'I', 'F', '8'}),
          new Magic("a TIFF image", new int[] {'I', 'I', 0x2A, 0}),
          new Magic("a TIFF image", new int[] {'M', 'M', 0, 0x2A}),
          new Magic("a gzip archive", new int[] {0x1F, 0x8B}),
          new Magic("a bzip2 archive", new int[] {'B', 'Z', 'h'}),
          new Magic("a 7z archive", new int[] {'7', 'z', 0xBC, 0xAF}),
          new Magic("an xz archive", new int[] {0xFD, '7', 'z', 'X', 'Z'}),
          new Magic("a program", new int[] {0x7F, 'E', 'L', 'F'}),
          new Magic("a RIFF file (WebP, WAV or AVI)", new int[] {'R', 'I', 'F', 'F'}));

  private SourceDecoder() {}

  public static String decode(String field, byte[] bytes, String mediaType) {
    for (Magic magic : MAGIC) {
      if (startsWith(bytes, magic.prefix())) {
        throw RolewrightException.invalid(
            field, "is no text: it looks like " + magic.name() + CONVERT);
      }
    }
    if (startsWith(bytes, new int[] {0xEF, 0xBB, 0xBF})) {
      return strict(field, bytes, 3, StandardCharsets.UTF_8);
    }
    if (startsWith(bytes, new int[] {0xFF, 0xFE})) {
      return strict(field, bytes, 2, StandardCharsets.UTF_16LE);
    }
    if (startsWith(bytes, new int[] {0xFE, 0xFF})) {
      return strict(field, bytes, 2, StandardCharsets.UTF_16BE);
    }
    Charset charset = charsetOf(field, mediaType).orElse(StandardCharsets.UTF_8);
    if (!charset.name().startsWith("UTF-16") && !charset.name().startsWith("UTF-32")) {
      refuseNul(field, bytes);
    }
    return strict(field, bytes, 0, charset);
  }

  private static void refuseNul(String field, byte[] bytes) {
    int count = 0;
    for (byte unit : bytes) {
      count += unit == 0 ? 1 : 0;
    }
    if (count == 0) {
      return;
    }
    boolean wide = count * 3L > bytes.length && count * 3L < bytes.length * 2L;
    throw RolewrightException.invalid(
        field,
        wide
            ? "looks like UTF-16 without a byte order mark; save it as UTF-8."
            : "is no text: it contains NUL bytes and looks like a binary file" + CONVERT);
  }

  private static Optional<Charset> charsetOf(String field, String mediaType) {
    int at = mediaType.toLowerCase(Locale.ROOT).indexOf("charset=");
    if (at < 0) {
      return Optional.empty();
    }
    String name = mediaType.substring(at + "charset=".length());
    int end = name.indexOf(';');
    String bare = (end < 0 ? name : name.substring(0, end)).replace("\"", "").strip();
    try {
      return Optional.of(Charset.forName(bare));
    } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
      throw RolewrightException.invalid(
          field, "comes with a charset that is not known here; save it as UTF-8.");
    } catch (IllegalArgumentException missing) {
      return Optional.empty();
    }
  }

  private static String strict(String field, byte[] bytes, int from, Charset charset) {
    ByteBuffer buffer = ByteBuffer.wrap(bytes, from, bytes.length - from);
    try {
      return charset
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(buffer)
          .toString();
    } catch (CharacterCodingException malformed) {
      throw RolewrightException.invalid(
          field,
          "is no valid "
              + charset.name()
              + " at byte "
              + buffer.position()
              + "; it looks like text in another encoding or a binary file: save it as UTF-8"
              + " or name its charset in the media type.");
    }
  }

  private static boolean startsWith(byte[] bytes, int[] prefix) {
    if (bytes.length < prefix.length) {
      return false;
    }
    for (int index = 0; index < prefix.length; index++) {
      if ((bytes[index] & 0xFF) != prefix[index]) {
        return false;
      }
    }
    return true;
  }
}
