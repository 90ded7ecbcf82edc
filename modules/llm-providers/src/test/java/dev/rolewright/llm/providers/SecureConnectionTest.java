package dev.rolewright.llm.providers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.llm.AnswerFormat;
import dev.rolewright.llm.ChatMessage;
import dev.rolewright.llm.ChatParameters;
import dev.rolewright.llm.ChatRole;
import dev.rolewright.llm.Fault;
import dev.rolewright.llm.LlmException;
import dev.rolewright.llm.spi.LlmProvider;
import dev.rolewright.llm.spi.ModelInfo;
import dev.rolewright.llm.spi.ProviderAnswer;
import dev.rolewright.llm.spi.ProviderCall;
import dev.rolewright.platform.Cancellation;
import dev.rolewright.platform.Time;
import dev.rolewright.platform.Timers;
import dev.rolewright.testkit.vendor.VendorScript;
import dev.rolewright.testkit.vendor.VendorServer;
import dev.rolewright.testkit.vendor.VendorWire;
import java.net.URI;
import java.nio.file.Path;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Vendors behind TLS, with certificates that are made here. */
@Timeout(60)
final class SecureConnectionTest {
  private static final String HERE = "dns:localhost,ip:127.0.0.1";

  private final Cancellation cancellation = new Cancellation();
  private final HeardAnswer heard = new HeardAnswer();
  private Providers providers = Providers.create(Time.system(), Timers.system());

  @TempDir private Path directory;

  @AfterEach
  void close() {
    providers.close();
  }

  @Test
  void asksTheVendorThatItTrusts() throws Exception {
    Certified certified = Certified.make(directory, HERE);
    trust(certified::trusted);
    try (VendorServer vendor = VendorServer.startSecure(certified.shown())) {
      LlmProvider provider = at(vendor.url());
      vendor.answer(
          VendorWire.OPENAI.stream("Hel", "lo."), VendorWire.OPENAI.whole("In one piece."));

      ProviderAnswer answer = ask(provider);
      ask(provider);

      assertThat(answer.finishReason()).isEqualTo(FinishReason.STOP);
      assertThat(heard.text()).isEqualTo("Hello.In one piece.");
      assertThat(provider.listModels(cancellation)).contains("model-a");
    }
  }

  @Test
  void usesAConnectionAgain() throws Exception {
    Certified certified = Certified.make(directory, HERE);
    trust(certified::trusted);
    try (VendorServer vendor = VendorServer.startSecure(certified.shown())) {
      LlmProvider provider = at(vendor.url());

      for (int i = 0; i < 20; i++) {
        ask(provider);
      }

      // A call may begin before the last bytes of the one before are here.
      assertThat(vendor.requests()).hasSize(20);
      assertThat(vendor.acceptedConnections()).isLessThan(20);
    }
  }

  @Test
  void endsTheConnectionOfACallThatIsGivenUp() throws Exception {
    Certified certified = Certified.make(directory, HERE);
    trust(certified::trusted);
    try (VendorServer vendor = VendorServer.startSecure(certified.shown())) {
      vendor.answer(
          VendorScript.stream(VendorWire.OPENAI.contentType())
              .send(VendorWire.OPENAI.opening() + VendorWire.OPENAI.text("begun"))
              .stall());
      heard.onText(piece -> cancellation.cancel());

      assertThat(failure(at(vendor.url())).fault()).isEqualTo(Fault.CANCELLED);
      vendor.takeRequest().awaitClientLeft();
    }
  }

  @Test
  void refusesACertificateThatNobodyVouchesFor() throws Exception {
    Certified certified = Certified.make(directory, HERE);

    assertRefused(certified, "trust store (javax.net.ssl.trustStore)");
  }

  @Test
  void refusesTheCertificateOfAnotherHost() throws Exception {
    Certified certified = Certified.make(directory, "dns:elsewhere.example");
    trust(certified::trusted);

    assertRefused(certified, "for another host name; correct base_url");
  }

  @Test
  void saysWhereTheTrustIsUnreadable() {
    trust(
        () -> {
          throw new NoSuchAlgorithmException("the store's password");
        });

    LlmException failure = failure(at(URI.create("https://127.0.0.1:1")));

    assertThat(failure.fault()).isEqualTo(Fault.CONNECTION);
    assertThat(failure).message().contains("javax.net.ssl.trustStore").contains("can't be read");
  }

  private void assertRefused(Certified certified, String says) throws Exception {
    try (VendorServer vendor = VendorServer.startSecure(certified.shown())) {
      LlmProvider provider = at(vendor.url());

      LlmException failure = failure(provider);
      LlmException ofList =
          catchThrowableOfType(LlmException.class, () -> provider.listModels(cancellation));

      assertThat(failure.fault()).isEqualTo(Fault.CONNECTION);
      assertThat(failure).message().contains(says);
      assertThat(ofList).hasMessage(failure.getMessage());
      assertThat(vendor.requests()).as("nothing was sent").isEmpty();
    }
  }

  /** Trust that may fail in any way while it is made. */
  private interface Made {
    SSLContext context() throws Exception;
  }

  private void trust(Made made) {
    providers.close();
    providers =
        Providers.create(
            Time.system(),
            Timers.system(),
            () -> {
              try {
                return made.context();
              } catch (NoSuchAlgorithmException unreadable) {
                throw unreadable;
              } catch (Exception impossible) {
                throw new AssertionError(impossible);
              }
            });
  }

  private LlmProvider at(URI root) {
    return providers.create(
        new ProviderSettings(
            "vendor",
            VendorKind.OPENAI_COMPATIBLE,
            URI.create(root + "/v1"),
            "sk-key",
            "",
            Map.of(),
            Duration.ofSeconds(20),
            List.of(new ModelInfo("model-a", true, false, 8000, 500))));
  }

  private ProviderAnswer ask(LlmProvider provider) {
    return provider.stream(
        new ProviderCall(
            "model-a",
            List.of(new ChatMessage(ChatRole.USER, "Hello?")),
            ChatParameters.CONFIGURED,
            new AnswerFormat.Text(),
            "user-hash",
            cancellation),
        heard);
  }

  private LlmException failure(LlmProvider provider) {
    return catchThrowableOfType(LlmException.class, () -> ask(provider));
  }
}
