package dev.rolewright.server;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import com.google.protobuf.CodedOutputStream;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.proto.v1.Document;
import dev.rolewright.proto.v1.JobParsingServiceGrpc;
import dev.rolewright.proto.v1.ParseJobRequest;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.stub.AbstractBlockingStub;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.TimeUnit;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

/** Messages that no generated client would send. */
class UndecodableMessageTest {
  private final TestServer server = TestServer.shared();
  private final Api api = server.newTenant();

  @Test
  void aStringThatIsNotUtf8IsNamedAsTheCallersMistake() throws IOException {
    byte[] text =
        "Développeur Java, cinq ans d'expérience avec PostgreSQL et Docker".getBytes("ISO-8859-1");
    Failure failure = Failure.of(ErrorCode.BAD_REQUEST, () -> send(field(2, text)));
    assertThat(failure.message()).contains("UTF-8").contains("document");
  }

  @Test
  void bytesThatAreNoMessageAreTheCallersMistake() {
    byte[] garbage = {(byte) 0xff, (byte) 0xff, (byte) 0xff, 0x01, 0x02};
    Failure.of(ErrorCode.BAD_REQUEST, () -> send(garbage));
  }

  @Test
  void aTruncatedMessageIsTheCallersMistake() throws IOException {
    byte[] whole = field(2, Samples.SHORT_AD.getBytes("UTF-8"));
    Failure.of(ErrorCode.BAD_REQUEST, () -> send(java.util.Arrays.copyOf(whole, whole.length - 3)));
  }

  @Test
  void anUndecodableMessageOnAStreamEndsIt() throws Exception {
    byte[] wrapped = field(1, field(2, new byte[] {(byte) 0xc3, (byte) 0x28}));
    Failure.of(
        ErrorCode.BAD_REQUEST,
        () -> {
          var answers =
              ClientCalls.blockingServerStreamingCall(
                  new RawStub(api).getChannel(),
                  raw(JobParsingServiceGrpc.getParseJobsMethod()),
                  new RawStub(api).getCallOptions(),
                  wrapped);
          answers.forEachRemaining(answer -> {});
        });
  }

  @Test
  void aMessageAboveTheTransportsLimitIsRefusedByTheTransport() {
    StatusRuntimeException refused =
        Assertions.catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                api.jobs()
                    .parseJob(
                        ParseJobRequest.newBuilder()
                            .setDocument(
                                Document.newBuilder()
                                    .setContent(
                                        ByteString.copyFrom(new byte[16 * 1024 * 1024 + 1])))
                            .build()));
    assertThat(refused.getStatus().getCode()).isEqualTo(Status.Code.RESOURCE_EXHAUSTED);
    assertThat(api.jobCount()).isZero();
  }

  @Test
  void aDeadlineOfAMillisecondPassesAndTheServerLives() {
    StatusRuntimeException passed =
        Assertions.catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                api.jobs()
                    .withDeadlineAfter(1, TimeUnit.MILLISECONDS)
                    .parseJob(ParseJobRequest.newBuilder().setText(Samples.backendAd()).build()));
    assertThat(passed.getStatus().getCode()).isEqualTo(Status.Code.DEADLINE_EXCEEDED);
    assertThat(api.keepJob(Samples.SHORT_AD).getId()).isNotEmpty();
  }

  private void send(byte[] message) {
    RawStub stub = new RawStub(api);
    ClientCalls.blockingUnaryCall(
        stub.getChannel(),
        raw(JobParsingServiceGrpc.getParseJobMethod()),
        stub.getCallOptions(),
        message);
  }

  private static byte[] field(int number, byte[] value) throws IOException {
    ByteArrayOutputStream message = new ByteArrayOutputStream();
    CodedOutputStream out = CodedOutputStream.newInstance(message);
    out.writeByteArray(number, value);
    out.flush();
    return message.toByteArray();
  }

  private static MethodDescriptor<byte[], byte[]> raw(MethodDescriptor<?, ?> method) {
    return MethodDescriptor.<byte[], byte[]>newBuilder()
        .setType(method.getType())
        .setFullMethodName(method.getFullMethodName())
        .setRequestMarshaller(new RawMarshaller())
        .setResponseMarshaller(new RawMarshaller())
        .build();
  }

  private static final class RawMarshaller implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] message) {
      return new ByteArrayInputStream(message);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
  }

  private static final class RawStub extends AbstractBlockingStub<RawStub> {
    RawStub(Api api) {
      super(
          api.channel(),
          api.with(JobParsingServiceGrpc.newBlockingStub(api.channel())).getCallOptions());
    }

    private RawStub(io.grpc.Channel channel, CallOptions options) {
      super(channel, options);
    }

    @Override
    protected RawStub build(io.grpc.Channel channel, CallOptions options) {
      return new RawStub(channel, options);
    }
  }
}
