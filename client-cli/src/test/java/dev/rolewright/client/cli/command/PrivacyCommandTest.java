package dev.rolewright.client.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.client.cli.FakeServer;
import dev.rolewright.client.cli.Shell;
import dev.rolewright.proto.v1.GetTenantPrivacyRequest;
import dev.rolewright.proto.v1.PrivacyOptions;
import dev.rolewright.proto.v1.PutTenantPrivacyRequest;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The commands about privacy switches. */
class PrivacyCommandTest {
  private static final String ID = "01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10";

  @TempDir Path folder;
  private final FakeServer server = FakeServer.start();
  private Shell shell = new Shell(Path.of(""));

  @BeforeEach
  void prepare() {
    shell = new Shell(folder).with(server);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void theSwitchesAreSetAsAWhole() {
    String options = "--local-only --zero-retention --vendor openai --vendor azure --region eu";
    assertThat(shell.run(("privacy set --tenant " + ID + " " + options).split(" "))).isZero();
    assertThat(server.requests.remove())
        .isEqualTo(
            PutTenantPrivacyRequest.newBuilder()
                .setTenantId(ID)
                .setPrivacy(
                    PrivacyOptions.newBuilder()
                        .setLocalOnly(true)
                        .setZeroRetention(true)
                        .addAllowedVendors("openai")
                        .addAllowedVendors("azure")
                        .addAllowedRegions("eu"))
                .build());
    assertThat(shell.output())
        .as("all values are in one column")
        .isEqualTo(
            """
            Privacy switches
              local only     yes, only this server and providers of the region local
              zero retention yes, nothing is kept
              vendors        openai, azure
              regions        eu
            """);
  }

  @Test
  void allAreLiftedOnlyWhereThatIsSaid() {
    assertThat(shell.run("privacy", "set", "--none")).isZero();
    assertThat(server.requests.remove())
        .isEqualTo(
            PutTenantPrivacyRequest.newBuilder()
                .setPrivacy(PrivacyOptions.getDefaultInstance())
                .build());
    assertThat(shell.output()).containsPattern("local only +no").containsPattern("vendors +any");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "privacy set",
        "privacy set --tenant 01997b1c-52c4-7c55-8b6e-0d5c1a2f9a10",
        "privacy set --none --local-only",
        "privacy set --vendor=",
        "privacy set --local-only --tenant acme",
        "privacy show --tenant acme"
      })
  void whatIsNotClearChangesNothing(String command) {
    assertThat(shell.run(command.split(" "))).isEqualTo(2);
    assertThat(shell.error()).startsWith("rolewright: ");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void theSwitchesAreShown() {
    assertThat(shell.run("privacy", "show", "--tenant", ID)).isZero();
    assertThat(server.requests.remove())
        .isEqualTo(GetTenantPrivacyRequest.newBuilder().setTenantId(ID).build());
    assertThat(shell.output()).containsPattern("regions +local\n");
    assertThat(shell.run("privacy", "show", "--json")).isZero();
    assertThat(shell.output()).contains("\"allowedRegions\":[\"local\"]");
  }
}
