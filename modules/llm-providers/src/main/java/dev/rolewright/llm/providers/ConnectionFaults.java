package dev.rolewright.llm.providers;

import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import java.net.ConnectException;
import java.net.ProtocolException;
import java.net.UnknownHostException;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import javax.net.ssl.SSLException;

/** Says what went wrong where no status tells it. */
final class ConnectionFaults {
  private static final String CANCELLED = "The call was cancelled.";

  private ConnectionFaults() {}

  static LlmException cancelled() {
    return new LlmException(Fault.CANCELLED, CANCELLED);
  }

  static LlmException cancelledBefore() {
    return LlmException.unsent(Fault.CANCELLED, CANCELLED, null);
  }

  /** Classifies a failure of the connection by the first cause that is known. */
  static LlmException of(Throwable failure) {
    boolean connecting = false;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof HttpConnectTimeoutException) {
        return unsent("The provider could not be reached in time.", failure);
      }
      if (cause instanceof UnresolvedAddressException || cause instanceof UnknownHostException) {
        return unsent("The provider's host name is not known.", failure);
      }
      if (cause instanceof SSLException refused) {
        return unsent(insecure(refused), failure);
      }
      if (cause instanceof ProtocolException) {
        return new LlmException(
            Fault.MALFORMED, "The provider's answer is no HTTP response.", null, failure);
      }
      connecting |= cause instanceof ConnectException;
    }
    return connecting
        ? unsent("The provider accepts no connection.", failure)
        : new LlmException(
            Fault.CONNECTION, "The connection to the provider broke.", null, failure);
  }

  static LlmException unreadableTrust(Throwable cause) {
    return unsent(
        "The certificates that this server trusts can't be read; check javax.net.ssl.trustStore and"
            + " its password.",
        cause);
  }

  private static String insecure(SSLException refused) {
    for (Throwable cause = refused; cause != null; cause = cause.getCause()) {
      if (cause instanceof CertificateExpiredException
          || cause instanceof CertificateNotYetValidException) {
        return "The provider's certificate does not hold today; renew it, or set this server's"
            + " clock.";
      }
      if (cause instanceof CertPathBuilderException) {
        return "This server trusts nobody who vouches for the provider's certificate; where the"
            + " authority is your own, add it to the JVM's trust store (javax.net.ssl.trustStore).";
      }
      // The runtime's own check of the name throws this class, all others a class below it.
      if (cause.getClass() == CertificateException.class && cause.getCause() == null) {
        return "The provider's certificate is for another host name; correct base_url or the"
            + " certificate.";
      }
    }
    return "No secure connection to the provider could be made.";
  }

  private static LlmException unsent(String message, Throwable cause) {
    return LlmException.unsent(Fault.CONNECTION, message, cause);
  }
}
