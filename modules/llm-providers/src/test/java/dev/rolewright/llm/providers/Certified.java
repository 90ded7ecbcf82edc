package dev.rolewright.llm.providers;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A key with a certificate of its own, which nobody trusts who is not told to. */
final class Certified {
  private static final String PASSWORD = "not-a-secret";
  private static final String ALIAS = "vendor";

  private final KeyStore keys;

  private Certified(KeyStore keys) {
    this.keys = keys;
  }

  /**
   * Makes one with the JDK's own tool.
   *
   * @param names as the tool has them, such as {@code dns:localhost,ip:127.0.0.1}
   */
  static Certified make(Path directory, String names) throws Exception {
    Path file = directory.resolve("keys.p12");
    Path output = directory.resolve("keytool.txt");
    List<String> command =
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
            "-genkeypair",
            "-keystore",
            file.toString(),
            "-storetype",
            "PKCS12",
            "-storepass",
            PASSWORD,
            "-alias",
            ALIAS,
            "-dname",
            "CN=vendor",
            "-ext",
            "san=" + names,
            "-keyalg",
            "EC");
    Process keytool =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    if (keytool.waitFor() != 0) {
      throw new AssertionError(Files.readString(output));
    }
    KeyStore keys = KeyStore.getInstance("PKCS12");
    try (InputStream in = Files.newInputStream(file)) {
      keys.load(in, PASSWORD.toCharArray());
    }
    return new Certified(keys);
  }

  /** Returns what a server shows the certificate with. */
  SSLContext shown() throws GeneralSecurityException {
    KeyManagerFactory shown = KeyManagerFactory.getInstance("PKIX");
    shown.init(keys, PASSWORD.toCharArray());
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(shown.getKeyManagers(), null, null);
    return context;
  }

  /** Returns the trust of a client that believes this certificate alone. */
  SSLContext trusted() throws GeneralSecurityException, IOException {
    KeyStore certificates = KeyStore.getInstance("PKCS12");
    certificates.load(null, null);
    certificates.setCertificateEntry(ALIAS, keys.getCertificate(ALIAS));
    TrustManagerFactory trusted = TrustManagerFactory.getInstance("PKIX");
    trusted.init(certificates);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, trusted.getTrustManagers(), null);
    return context;
  }
}
