package dev.rolewright.server.grpc;

import com.google.rpc.BadRequest;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Sentences;
import java.util.ArrayList;
import java.util.List;

/**
 * Keeps errors small enough to arrive. A gRPC client takes 8 KiB of headers as it is set up by
 * default, and makes INTERNAL without details of a call that ends with more. The message is in the
 * trailers percent-encoded, and once more within the details, which are in base64; so it may take
 * {@value #MESSAGE_BYTES} bytes, and the list of fields {@value #FIELDS_BYTES}: with {@code
 * ErrorInfo} and the names of the headers that makes at most 7 KiB.
 */
final class TrailerRoom {
  static final int MESSAGE_BYTES = 1_200;
  static final int FIELDS_BYTES = 2_200;

  private static final int BETWEEN_BYTES = 2;
  private static final int PATH_BYTES = 300;
  private static final int DESCRIPTION_BYTES = 600;
  private static final String ELLIPSIS = "…";

  private TrailerRoom() {}

  /** Returns what is said of a failure, as far as there is room for it. */
  static String message(RolewrightException failure) {
    if (failure.violations().isEmpty()) {
      String message = failure.getMessage();
      return cut(message == null ? failure.code().name() : message, MESSAGE_BYTES);
    }
    List<FieldViolation> violations = failure.violations();
    int room = MESSAGE_BYTES - encoded(RolewrightException.withMore("", Long.MAX_VALUE));
    List<String> told = new ArrayList<>();
    for (FieldViolation violation : violations) {
      String next = violation.field() + ": " + violation.description();
      room -= encoded(next) + (told.isEmpty() ? 0 : BETWEEN_BYTES);
      if (room < 0) {
        break;
      }
      told.add(next);
    }
    if (told.isEmpty()) {
      FieldViolation first = violations.getFirst();
      told.add(cut(first.field(), PATH_BYTES) + ": " + cut(first.description(), DESCRIPTION_BYTES));
    }
    long further = violations.size() - told.size() + failure.furtherViolations();
    return RolewrightException.withMore(Sentences.joined(told), further);
  }

  /** Returns the fields that are wrong, as far as there is room for them: at least the first. */
  static BadRequest fields(List<FieldViolation> violations) {
    BadRequest.Builder fields = BadRequest.newBuilder();
    for (FieldViolation violation : violations) {
      fields
          .addFieldViolationsBuilder()
          .setField(cut(violation.field(), PATH_BYTES))
          .setDescription(cut(violation.description(), DESCRIPTION_BYTES));
      if (fields.build().getSerializedSize() > FIELDS_BYTES) {
        return fields.removeFieldViolations(fields.getFieldViolationsCount() - 1).build();
      }
    }
    return fields.build();
  }

  /** Cuts a text between two code points, so that it takes at most so many bytes. */
  static String cut(String text, int bytes) {
    int room = bytes - encoded(ELLIPSIS);
    int all = 0;
    int end = 0;
    for (int index = 0; index < text.length(); ) {
      int codePoint = text.codePointAt(index);
      all += encoded(codePoint);
      if (all > bytes) {
        return text.substring(0, end) + ELLIPSIS;
      }
      index += Character.charCount(codePoint);
      if (all <= room) {
        end = index;
      }
    }
    return text;
  }

  /** Returns the bytes of a text when it is percent-encoded; never fewer than in UTF-8. */
  static int encoded(String text) {
    return text.codePoints().map(TrailerRoom::encoded).sum();
  }

  private static int encoded(int codePoint) {
    if (codePoint >= ' ' && codePoint <= '~' && codePoint != '%') {
      return 1;
    }
    return 3 * utf8(codePoint);
  }

  private static int utf8(int codePoint) {
    if (codePoint < 0x80) {
      return 1;
    }
    if (codePoint < 0x800) {
      return 2;
    }
    return codePoint < 0x10000 ? 3 : 4;
  }
}
