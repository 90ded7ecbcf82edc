package dev.rolewright.llm.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.domain.FinishReason;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.llm.spi.AnswerCache.Keeping;
import dev.rolewright.llm.spi.AnswerKey;
import dev.rolewright.llm.spi.SharedFlights;
import dev.rolewright.llm.spi.SharedFlights.Joined;
import dev.rolewright.llm.spi.SharedFlights.Keepsake;
import dev.rolewright.llm.spi.SharedFlights.Lease;
import dev.rolewright.llm.spi.SharedFlights.Part;
import dev.rolewright.llm.spi.SharedFlights.Progress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What all {@link SharedFlights} do, besides what their cache does. */
public abstract class SharedFlightsContract extends AnswerCacheContract {
  private static final Duration LEASE = Duration.ofMinutes(10);
  private static final Part TEXT = new Part.Text("Grüße 😀");
  private static final Part END =
      new Part.End("run", FinishReason.LENGTH, new TokenUsage(1, 2, 3, 4, 5), true);

  /** Returns the flights under test, over {@link #cache}. */
  protected abstract SharedFlights flights();

  private Joined join(AnswerKey key) {
    return flights().join(key, HOUR, HOUR, LEASE);
  }

  private String lead(AnswerKey key) {
    assertThat(join(key)).isInstanceOf(Joined.Lead.class);
    return join(key) instanceof Joined.Follow follow ? follow.token() : "";
  }

  @Test
  void aKeptAnswerIsTakenAndAnOldOneIsShown() {
    AnswerKey key = newKey();
    cache().store(key, answer("kept"), new Keeping(HOUR, HOUR, Duration.ofMillis(5)));
    assertThat(join(key))
        .isInstanceOfSatisfying(
            Joined.Kept.class, kept -> assertThat(kept.found().answer()).isEqualTo(answer("kept")));
    pass(Duration.ofMinutes(70));
    assertThat(join(key))
        .isInstanceOfSatisfying(
            Joined.Lead.class,
            lead ->
                assertThat(lead.stale())
                    .hasValueSatisfying(
                        stale -> assertThat(stale.answer()).isEqualTo(answer("kept"))));
    assertThat(join(key))
        .isInstanceOfSatisfying(
            Joined.Follow.class, follow -> assertThat(follow.stale()).isPresent());
  }

  @Test
  void oneLeadsAndTheOthersFollow() {
    AnswerKey key = newKey();
    assertThat(join(key)).isInstanceOf(Joined.Lead.class);
    assertThat(join(key)).isInstanceOf(Joined.Follow.class);
    assertThat(join(newKey())).as("another key").isInstanceOf(Joined.Lead.class);
  }

  @Test
  void whatIsWrittenIsReadInItsOrder() {
    AnswerKey key = newKey();
    String token = lead(key);
    assertThat(flights().read(key, token, LEASE, 0)).isEqualTo(new Progress(List.of(), true));
    assertThat(flights().tend(key, token, LEASE, 0, List.of(TEXT, new Part.Text("b"))))
        .isEqualTo(Lease.WANTED);
    assertThat(flights().tend(key, token, LEASE, 2, List.of(END))).isEqualTo(Lease.WANTED);
    assertThat(flights().read(key, token, LEASE, 0).parts())
        .containsExactly(TEXT, new Part.Text("b"), END);
    assertThat(flights().read(key, token, LEASE, 2).parts()).containsExactly(END);
    flights().release(key, token);
    assertThat(flights().read(key, token, LEASE, 1))
        .isEqualTo(new Progress(List.of(new Part.Text("b"), END), false));
  }

  @Test
  void aLeaseIsWantedWhileSomebodyReads() {
    AnswerKey key = newKey();
    assertThat(join(key)).isInstanceOf(Joined.Lead.class);
    assertThat(flights().tend(key, "another", LEASE, 0, List.of())).isEqualTo(Lease.LOST);
    String token = ((Joined.Follow) join(key)).token();
    assertThat(flights().tend(key, token, LEASE, 0, List.of())).isEqualTo(Lease.WANTED);
    pass(Duration.ofMinutes(6));
    assertThat(flights().tend(key, token, LEASE, 0, List.of())).isEqualTo(Lease.WANTED);
    pass(Duration.ofMinutes(6));
    assertThat(flights().tend(key, token, LEASE, 0, List.of())).isEqualTo(Lease.HELD);
  }

  @Test
  void aLeaseThatIsNotTendedLapses() {
    AnswerKey key = newKey();
    String token = lead(key);
    pass(LEASE);
    assertThat(flights().tend(key, token, LEASE, 0, List.of(TEXT))).isEqualTo(Lease.LOST);
    assertThat(flights().read(key, token, LEASE, 0).isHeld()).isFalse();
    assertThat(join(key)).isInstanceOf(Joined.Lead.class);
  }

  @Test
  void aLeaseIsGivenBackByItsHolderAlone() {
    AnswerKey key = newKey();
    String token = lead(key);
    flights().release(key, "another");
    assertThat(join(key)).isInstanceOf(Joined.Follow.class);
    flights().release(key, token);
    assertThat(join(key)).isInstanceOf(Joined.Lead.class);
  }

  @Test
  void aLeaseThatNobodyWantsIsGivenBackAtOnce() {
    AnswerKey key = newKey();
    String token = ((Joined.Lead) join(key)).token();
    assertThat(flights().land(key, "another", Optional.empty())).isTrue();
    assertThat(flights().tend(key, token, LEASE, 0, List.of())).isEqualTo(Lease.HELD);
    assertThat(flights().land(key, token, Optional.empty())).isTrue();
    String wanted = lead(key);
    assertThat(flights().land(key, wanted, Optional.empty())).isFalse();
    assertThat(flights().tend(key, wanted, LEASE, 0, List.of())).isEqualTo(Lease.WANTED);
  }

  @Test
  void whatIsToBeKeptIsKeptWhetherOrNotOthersWantToRead() {
    Optional<Keepsake> kept =
        Optional.of(new Keepsake(answer("kept"), new Keeping(HOUR, HOUR, Duration.ofMillis(5))));
    AnswerKey unwanted = newKey();
    String token = ((Joined.Lead) join(unwanted)).token();
    assertThat(flights().land(unwanted, token, kept)).isTrue();
    assertThat(join(unwanted)).isInstanceOf(Joined.Kept.class);
    AnswerKey wanted = newKey();
    assertThat(flights().land(wanted, lead(wanted), kept)).isFalse();
    assertThat(join(wanted)).isInstanceOf(Joined.Kept.class);
    assertThat(flights().land(newKey(), "another", kept)).isTrue();
  }
}
