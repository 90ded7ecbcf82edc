package dev.rolewright.server.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.google.protobuf.Any;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.FieldViolation;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.proto.v1.GenerateCvRequest;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Errors that any gRPC client can take, whatever is in them. */
class TrailerRoomTest {
  /** What a client takes by default, less 1 KiB for what a proxy adds. */
  private static final int ROOM = 7 * 1024;

  private static final String LONGEST_ID = "x".repeat(64);

  static Stream<RolewrightException> endless() {
    return Stream.of("x", "%", "\n", "ä", "漢", "😀", "\uD83D")
        .map(piece -> piece.repeat(10_000))
        .flatMap(
            text ->
                Stream.of(
                    RolewrightException.retryAfter(ErrorCode.QUOTA, text, Duration.ofDays(100_000)),
                    RolewrightException.of(ErrorCode.REQUEST_ID_REUSED, text),
                    RolewrightException.invalid(text, text),
                    RolewrightException.invalid(
                        Collections.nCopies(100, new FieldViolation(text, text)),
                        Long.MAX_VALUE / 2),
                    RolewrightException.invalid(
                        Collections.nCopies(
                            10_000, new FieldViolation(text.substring(0, 40), text.substring(2))),
                        0)));
  }

  @ParameterizedTest(name = "{index}")
  @MethodSource("endless")
  void anEndlessErrorArrivesWithItsReason(RolewrightException failure) throws Exception {
    assertThat(size(StatusMapper.toStatus(failure, LONGEST_ID))).isLessThan(ROOM);
    try (MadeUpServers servers = new MadeUpServers()) {
      ManagedChannel channel =
          servers.serveOverNetty(
              MadeUpServers.streaming(
                  new Cancellation(),
                  Duration.ofSeconds(30),
                  sink -> {
                    throw failure;
                  }));
      StatusRuntimeException arrived =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  MadeUpServers.blocking(channel)
                      .generateCv(GenerateCvRequest.getDefaultInstance())
                      .hasNext());
      assertThat(detail(arrived, ErrorInfo.class).getReason()).isEqualTo(failure.code().name());
    }
  }

  @RepeatedTest(100)
  void everyErrorOfFieldsHasRoomAndLosesNone(RepetitionInfo repetition) throws Exception {
    Random random = new Random(repetition.getCurrentRepetition());
    int longest = 1 + random.nextInt(2_000);
    List<FieldViolation> violations =
        IntStream.rangeClosed(0, random.nextInt(40))
            .mapToObj(
                index -> new FieldViolation(anyText(random, longest), anyText(random, longest)))
            .toList();
    int further = random.nextInt(1_000_000);
    StatusRuntimeException status =
        StatusMapper.toStatus(RolewrightException.invalid(violations, further), LONGEST_ID);
    assertThat(size(status)).isLessThan(ROOM);
    long named = detail(status, BadRequest.class).getFieldViolationsCount();
    String unnamed = detail(status, ErrorInfo.class).getMetadataOrDefault("unnamed_fields", "0");
    assertThat(named).isPositive();
    assertThat(named + Long.parseLong(unnamed)).isEqualTo(violations.size() + (long) further);
  }

  private static String anyText(Random random, int longest) {
    int[] kinds = {' ', '%', 'a', 0xe4, 0x6f22, 0x1f600, 0xd83d, 0xde00};
    return random
        .ints(random.nextInt(longest), 0, kinds.length)
        .map(kind -> kinds[kind])
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  @Test
  void ofFortyShortMistakesTheFirstTwentyAreNamedAndTheOthersCounted() throws Exception {
    List<FieldViolation> violations =
        IntStream.range(0, 20)
            .mapToObj(
                index ->
                    new FieldViolation(
                        "texts[" + index + "]", "is empty; send a text of 1 to 500 characters."))
            .toList();
    StatusRuntimeException status =
        StatusMapper.toStatus(RolewrightException.invalid(violations, 20), "call-1");
    assertThat(detail(status, BadRequest.class).getFieldViolationsList())
        .extracting(BadRequest.FieldViolation::getField)
        .containsExactlyElementsOf(violations.stream().map(FieldViolation::field).toList());
    assertThat(detail(status, ErrorInfo.class).getMetadataMap())
        .containsEntry("unnamed_fields", "20");
    assertThat(status.getStatus().getDescription())
        .startsWith("texts[0]: is empty; send a text of 1 to 500 characters; texts[1]: ")
        .matches("(?s).*; and \\d+ more fields are not acceptable\\.");
  }

  @Test
  void whatHasRoomIsNotTouched() {
    RolewrightException failure = RolewrightException.invalid("text", "is empty.");
    assertThat(TrailerRoom.message(failure)).isEqualTo(failure.getMessage());
    assertThat(TrailerRoom.cut("a".repeat(1_200), 1_200)).hasSize(1_200).endsWith("a");
    assertThat(TrailerRoom.cut("a".repeat(1_201), 1_200)).hasSize(1_192).endsWith("…");
  }

  @RepeatedTest(100)
  void aTextIsCutBetweenCodePoints(RepetitionInfo repetition) {
    Random random = new Random(repetition.getCurrentRepetition());
    String text = anyText(random, 100);
    int room = 9 + random.nextInt(90);
    String cut = TrailerRoom.cut(text, room);
    assertThat(TrailerRoom.encoded(cut)).isLessThanOrEqualTo(room);
    if (!cut.equals(text)) {
      int[] kept = cut.substring(0, cut.length() - 1).codePoints().toArray();
      assertThat(text.codePoints().limit(kept.length).toArray()).isEqualTo(kept);
    }
  }

  /** Returns the size of a failed call's headers as HTTP/2 counts it: 32 bytes more a header. */
  private static int size(StatusRuntimeException failure) {
    int size = header(":status", 3) + header("content-type", "application/grpc".length());
    size += header("grpc-status", 2) + header("x-correlation-id", LONGEST_ID.length());
    String message = Objects.requireNonNull(failure.getStatus().getDescription());
    size += header("grpc-message", TrailerRoom.encoded(message));
    Metadata trailers = Objects.requireNonNull(failure.getTrailers());
    for (String name : trailers.keys()) {
      byte[] value =
          Objects.requireNonNull(
              trailers.get(Metadata.Key.of(name, Metadata.BINARY_BYTE_MARSHALLER)));
      size += header(name, Math.ceilDiv(value.length, 3) * 4);
    }
    return size;
  }

  private static int header(String name, int value) {
    return name.length() + value + 32;
  }

  private static <M extends com.google.protobuf.Message> M detail(
      StatusRuntimeException failure, Class<M> type) throws Exception {
    com.google.rpc.Status status = Objects.requireNonNull(StatusProto.fromThrowable(failure));
    assertThat(status.getDetailsList()).as("%s", failure.getStatus()).isNotEmpty();
    Any detail =
        status.getDetailsList().stream().filter(any -> any.is(type)).findFirst().orElseThrow();
    return detail.unpack(type);
  }
}
