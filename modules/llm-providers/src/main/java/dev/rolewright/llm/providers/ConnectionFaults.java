package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import javax.net.ssl.SSLException;

/** Says what went wrong where no status tells it. */
final class ConnectionFaults {
  private ConnectionFaults() {}

  static LlmException cancelled() {
    return new LlmException(Fault.CANCELLED, "The call was cancelled.");
  }

  /** Classifies a failure of the connection by the first cause that is known. */
  static LlmException of(Throwable failure) {
    boolean connecting = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpConnectTimeoutException) {
        return connection("The provider could not be reached in time.", failure);
      }
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return connection("The provider's host name is not known.", failure);
      }
      if (cause instanceof SSLException) {
        return connection("No secure connection to the provider could be made.", failure);
      }
      if (cause instanceof ProtocolException) {
        return new LlmException(
            Fault.MALFORMED, "The provider's answer is no HTTP response.", null, failure);
      }
      connecting |= cause instanceof ConnectException;
    }
    return connecting
        ? connection("The provider accepts no connection.", failure)
        : connection("The connection to the provider broke.", failure);
  }

  private static LlmException connection(String message, Throwable cause) {
    return new LlmException(Fault.CONNECTION, message, null, cause);
  }
}
