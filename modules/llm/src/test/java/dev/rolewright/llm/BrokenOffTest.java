package dev.rolewright.llm;

import static dev.rolewright.llm.World.fail;
import static dev.rolewright.llm.World.model;
import static dev.rolewright.llm.World.seconds;
import static dev.rolewright.llm.World.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.llm.ChatEvent.Reset;
import dev.rolewright.platform.ErrorCode;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Who answers after a stream broke off in the middle of its text. */
class BrokenOffTest {
  private final World world = new World();

  @Test
  void theNextModelIsAskedAndTheSameOneOnlyWhereItIsTheLast() {
    ScriptedProvider one = world.provider("one", text("half"), fail(Fault.CONNECTION));
    ScriptedProvider two = world.provider("two", text("other half"), fail(Fault.SERVER));
    world.assertFailed(world.ask(), ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).hasSize(1 + world.retries.maxRetries());
  }

  private void assertWhole(Client client, String provider, String text) {
    assertThat(client.completed().orElseThrow().model()).isEqualTo(model(provider));
    assertThat(client.text).hasToString(text);
    assertThat(client.events).hasAtLeastOneElementOfType(Reset.class);
  }

  /** A provider that breaks off in its first calls and answers then. */
  private ScriptedProvider breaksOff(String name, int times) {
    return world.provider(
        name,
        2_000,
        call ->
            call < times
                ? List.of(text("half of " + name), fail(Fault.CONNECTION))
                : List.of(text(name + " whole")));
  }

  @Test
  void theSameModelIsAskedAgainWhereTheNextOneIsHeldBack() {
    AtomicInteger broken = new AtomicInteger();
    ScriptedProvider one =
        world.provider(
            "one",
            2_000,
            call ->
                call < broken.get()
                    ? List.of(text("half of one"), fail(Fault.CONNECTION))
                    : List.of(text("one whole")));
    ScriptedProvider two = world.provider("two", fail(Fault.SERVER));
    open("two");
    int before = two.calls.size();
    int answered = one.calls.size();
    broken.set(answered + 2);
    Client client = world.ask();
    assertWhole(client, "one", "one whole");
    assertThat(one.calls).hasSize(answered + 3);
    assertThat(two.calls).hasSize(before);
    assertThat(client.completed().orElseThrow().waiting()).isEqualTo(seconds(1 + 2));
    assertThat(client.completed().orElseThrow().attempts()).isEqualTo(3);
  }

  private void open(String provider) {
    while (world.breakerState(provider) != BreakerHealth.State.OPEN) {
      world.askFor(provider + "/m", seconds(30));
    }
  }

  @ParameterizedTest
  @EnumSource(
      value = Fault.class,
      names = {"AUTHENTICATION", "PERMISSION", "CONTEXT_LENGTH"})
  void theSameModelIsAskedAgainWhereTheNextOnesRefuseAtOnce(Fault fault) {
    ScriptedProvider one = breaksOff("one", 1);
    ScriptedProvider two = world.provider("two", fail(fault));
    ScriptedProvider three = world.provider("three", fail(fault));
    assertWhole(world.ask(), "one", "one whole");
    assertThat(one.calls).hasSize(2);
    assertThat(two.calls).hasSize(1);
    // One that reads no more than the second does not help.
    assertThat(three.calls).hasSize(fault == Fault.CONTEXT_LENGTH ? 0 : 1);
  }

  @Test
  void aBackupThatBreaksOffIsAskedAgainWhereItHasNoSuccessor() {
    ScriptedProvider one = breaksOff("one", 9);
    ScriptedProvider two = breaksOff("two", 1);
    world.provider("three", fail(Fault.AUTHENTICATION));
    assertWhole(world.ask(), "two", "two whole");
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).hasSize(2);
  }

  @Test
  void aModelIsNotAskedAgainBehindOneThatTookOver() {
    ScriptedProvider one = breaksOff("one", 1);
    ScriptedProvider two = world.provider("two", fail(Fault.SERVER));
    world.assertFailed(world.ask(), ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(one.calls).hasSize(1);
    assertThat(two.calls).hasSize(1 + world.retries.maxRetries());
  }

  @Test
  void theRetriesOfAModelHoldInAll() {
    ScriptedProvider one = breaksOff("one", 9);
    world.provider("two", fail(Fault.AUTHENTICATION));
    Client client = world.ask();
    world.assertFailed(client, ErrorCode.ALL_PROVIDERS_FAILED);
    assertThat(one.calls).hasSize(1 + world.retries.maxRetries());
    assertThat(String.valueOf(client.failure)).containsOnlyOnce("one/m").containsOnlyOnce("two/m");
  }
}
