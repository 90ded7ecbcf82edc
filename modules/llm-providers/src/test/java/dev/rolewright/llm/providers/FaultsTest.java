package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What vendors say, and what it means. */
final class FaultsTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "400 | {'error':{'code':'context_length_exceeded','message':''}} | CONTEXT_LENGTH",
        "400 |"
            + " {'error':{'code':'content_filter','innererror':{'code':'ResponsibleAIPolicyViolation'}}}"
            + " | CONTENT_FILTER",
        "400 | {'error':{'code':null,'innererror':{'code':'ResponsibleAIPolicyViolation'}}} |"
            + " CONTENT_FILTER",
        "400 | {'error':{'code':'model_not_found'}} | PERMISSION",
        "400 | {'error':{'code':'invalid_api_key'}} | AUTHENTICATION",
        "400 | {'object':'error','message':'The maximum context length is 4096"
            + " tokens','code':400} | CONTEXT_LENGTH",
        "400 | {'detail':[{'msg':'field required'}]} | BAD_REQUEST",
        "404 | {'error':{'code':'DeploymentNotFound'}} | PERMISSION",
        "404 | {'error':'model x not found, try pulling it first'} | PERMISSION",
        "422 | {'error':'Input validation error: `inputs` must have less than 9"
            + " tokens','error_type':'validation'} | CONTEXT_LENGTH",
        "422 | {'error':'`temperature` must be strictly positive','error_type':'validation'} |"
            + " BAD_REQUEST",
        "500 | {'error':{'message':'input is too large to process. increase the physical batch"
            + " size'}} | CONTEXT_LENGTH",
        "500 | {'error':{'type':'content_filter'}} | SERVER",
        "429 | {'error':{'message':'Your content policy limit'}} | RATE_LIMIT",
        "0 | {'error':{'type':'rate_limit_error'}} | RATE_LIMIT",
        "0 | {'error':{'type':'api_error'}} | SERVER",
        "0 | {'error':{'type':'timeout_error'}} | TIMEOUT",
        "0 | {'error':{'type':'permission_error'}} | PERMISSION",
        "0 | {'error':{'type':'authentication_error'}} | AUTHENTICATION",
        "0 | {'error':{'type':'invalid_request_error'}} | BAD_REQUEST",
        "0 | {'error':{'code':503,'message':'x'}} | OVERLOADED",
        "0 | {'error':{'code':'content_filter'}} | CONTENT_FILTER",
        "0 | {'error':'unexpected EOF'} | SERVER",
        "0 | {'error':7} | SERVER",
      })
  void classifiesWhatIsSaid(int status, String body, Fault fault) {
    VendorError error = VendorError.of(status, Json.orMissing(json(body)));

    assertThat(Faults.of(error, Optional.empty()).fault()).isEqualTo(fault);
  }

  @Test
  void readsNoMoreOfAMessageThanItNeeds() {
    VendorError error =
        VendorError.of(400, Json.orMissing("{\"message\":\"" + "x".repeat(1_000_000) + "\"}"));

    assertThat(error.message()).hasSizeLessThan(10_000);
  }

  @Test
  void saysWhyThereIsNoConnection() {
    assertConnection(new HttpConnectTimeoutException("late"), "in time");
    assertConnection(new ConnectException("refused"), "accepts no connection");
    ConnectException unknown = new ConnectException();
    unknown.initCause(new UnresolvedAddressException());
    assertConnection(unknown, "host name");
    assertConnection(new SSLHandshakeException("secret detail"), "secure connection");
    assertConnection(refused(new CertificateExpiredException("secret detail")), "not hold today");
    assertConnection(
        refused(new CertificateNotYetValidException("secret detail")), "this server's clock");
  }

  @Test
  void knowsWhatIsNoHttp() {
    assertThat(ConnectionFaults.of(new ProtocolException("x")).fault()).isEqualTo(Fault.MALFORMED);
  }

  private static SSLHandshakeException refused(CertificateException cause) {
    CertificateException invalid =
        new CertificateException("secret detail", new CertPathValidatorException(cause));
    SSLHandshakeException refused = new SSLHandshakeException("secret detail");
    refused.initCause(invalid);
    return refused;
  }

  private static void assertConnection(Throwable cause, String says) {
    LlmException failure = ConnectionFaults.of(new ExecutionException(cause));
    assertThat(failure.fault()).isEqualTo(Fault.CONNECTION);
    assertThat(failure).message().contains(says).doesNotContain("secret detail");
  }

  private static String json(String body) {
    return body.replace('\'', '"');
  }
}
