package dev.rolewright.budget.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.budget.BudgetAlert;
import dev.rolewright.budget.BudgetLimits;
import dev.rolewright.budget.BudgetScope;
import dev.rolewright.budget.BudgetStore;
import dev.rolewright.budget.BudgetStore.BudgetState;
import dev.rolewright.budget.BudgetStore.Grant;
import dev.rolewright.budget.BudgetStore.Posted;
import dev.rolewright.budget.BudgetStore.Posting;
import dev.rolewright.budget.BudgetStore.Standing;
import dev.rolewright.budget.Charge;
import dev.rolewright.budget.CostBasis;
import dev.rolewright.budget.LedgerEntry;
import dev.rolewright.budget.ScopeChange;
import dev.rolewright.budget.ScopeMonth;
import dev.rolewright.domain.TokenUsage;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.Ids;
import dev.rolewright.platform.RolewrightException;
import dev.rolewright.platform.Time;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What every {@link BudgetStore} does. */
public abstract class BudgetStoreContract {
  /** Ids for every test of a JVM, so that no two tests meet. */
  protected static final Ids IDS = Ids.create(Time.system());

  private final UUID one = UUID.fromString(IDS.next());
  private final UUID two = UUID.fromString(IDS.next());
  private String tenant = "";
  private ScopeMonth key = new ScopeMonth(BudgetScope.deployment(), java.time.YearMonth.of(1, 1));
  private long first;
  private long second;

  /** Returns the store under test. */
  protected abstract BudgetStore store();

  /** Makes a tenant that no other test has, and returns its id. */
  protected abstract String newTenantId();

  @BeforeEach
  void attach() {
    tenant = newTenantId();
    key = new ScopeMonth(BudgetScope.tenant(tenant), ScopeMonth.monthOf(store().now()));
    first = store().attach(one).generation();
    second = store().attach(two).generation();
  }

  /** Returns an entry of the tenant, booked at the store's time. */
  protected static LedgerEntry entry(BudgetStore store, String tenant, String account, long cost) {
    return new LedgerEntry(
        tenant,
        IDS.next(),
        "correlation",
        new Charge(IDS.next(), account, "provider", "model", "task", "run", 100),
        cost,
        CostBasis.EXACT,
        new TokenUsage(10, 20, 3, 4),
        store.now().truncatedTo(ChronoUnit.MICROS));
  }

  private LedgerEntry entry(long cost) {
    return entry(store(), tenant, "own", cost);
  }

  private ScopeChange lease(long limit, long need, long want) {
    return new ScopeChange(key, OptionalLong.of(limit), 0, need, want, false);
  }

  private ScopeChange plain(long limit) {
    return ScopeChange.none(key, OptionalLong.of(limit));
  }

  private Posted post(
      UUID replica, long generation, List<LedgerEntry> entries, ScopeChange change) {
    return store().post(new Posting(replica, generation, entries, List.of(change)));
  }

  private Standing standing(Posted posted) {
    return posted.standings().stream()
        .filter(each -> each.key().equals(key))
        .findAny()
        .orElseThrow();
  }

  private Standing asFirst(ScopeChange change, LedgerEntry... entries) {
    return standing(post(one, first, List.of(entries), change));
  }

  private Standing asSecond(ScopeChange change) {
    return standing(post(two, second, List.of(), change));
  }

  private BudgetAlert told(int percent, long limit) {
    return new BudgetAlert(key, percent, limit);
  }

  private BudgetLimits limited(long limit) {
    return new BudgetLimits(
        OptionalLong.empty(), OptionalLong.empty(), Map.of(tenant, limit), Map.of());
  }

  private BudgetState state() {
    return store().states(List.of(key)).getFirst();
  }

  private static void assertConflict(ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            RolewrightException.class,
            failure -> assertThat(failure.code()).isEqualTo(ErrorCode.CONFLICT));
  }

  @Test
  void grantsBlocksThatGetSmallerAndNeverMoreThanIsLeft() {
    assertThat(asFirst(lease(6_400, 10, 10))).isEqualTo(new Standing(key, 100, 6_300, false));
    assertThat(asSecond(lease(6_400, 10, 10))).isEqualTo(new Standing(key, 98, 6_202, false));
    assertThat(asSecond(lease(6_400, 6_000, 6_000)))
        .isEqualTo(new Standing(key, 6_098, 202, false));
    assertThat(asFirst(lease(6_400, 203, 300))).isEqualTo(new Standing(key, 100, 202, false));
    assertThat(asFirst(lease(6_400, 200, 300))).isEqualTo(new Standing(key, 302, 0, false));
    assertThat(state().grants())
        .containsExactlyInAnyOrder(new Grant(key, one, 302), new Grant(key, two, 6_098));
    assertThat(state().spentPicos()).isZero();
  }

  @Test
  void booksEachReservationOnce() {
    asFirst(lease(1_000, 500, 500));
    LedgerEntry entry = entry(60);
    assertThat(asFirst(plain(1_000), entry)).isEqualTo(new Standing(key, 440, 500, false));
    assertThat(asFirst(plain(1_000), entry, entry(40)))
        .isEqualTo(new Standing(key, 400, 500, false));
    assertThat(state().spentPicos()).isEqualTo(100);
    assertThat(state().grants()).containsExactly(new Grant(key, one, 400));
  }

  @Test
  void countsForTenantAndKeyAndOnlyByTheDeploymentsOwnAccountForTheDeployment() {
    LedgerEntry own = entry(30);
    LedgerEntry shared = entry(store(), tenant, "", 50);
    ScopeMonth deployment = new ScopeMonth(BudgetScope.deployment(), key.month());
    ScopeMonth apiKey = new ScopeMonth(BudgetScope.apiKey(tenant, own.apiKeyId()), key.month());
    long before = store().states(List.of(deployment)).getFirst().spentPicos();
    store().post(new Posting(one, first, List.of(own, shared), List.of()));
    assertThat(store().states(List.of(deployment, key, apiKey)))
        .extracting(BudgetState::spentPicos)
        .containsExactly(before + 50, 80L, 30L);
  }

  @Test
  void takesMoneyBackForOthers() {
    asFirst(lease(1_000, 1_000, 1_000));
    assertThat(asSecond(lease(1_000, 1, 1)).ownPicos()).isZero();
    ScopeChange back = new ScopeChange(key, OptionalLong.of(1_000), 300, 0, 0, false);
    assertThat(asFirst(back, entry(100))).isEqualTo(new Standing(key, 600, 300, false));
    assertThat(asSecond(lease(1_000, 300, 300)).ownPicos()).isEqualTo(300);
    assertThat(asFirst(new ScopeChange(key, OptionalLong.empty(), 9_999, 0, 0, false)).ownPicos())
        .isZero();
    assertThat(asSecond(lease(1_000, 600, 600)).ownPicos()).isEqualTo(900);
  }

  @Test
  void whatCostsMoreThanWasHeldLeavesOthersTheirs() {
    asFirst(lease(1_000, 100, 100));
    asSecond(lease(1_000, 800, 800));
    assertThat(asFirst(plain(1_000), entry(250))).isEqualTo(new Standing(key, 0, 0, false));
    assertThat(state().spentPicos()).isEqualTo(250);
    assertThat(state().grants()).containsExactly(new Grant(key, two, 800));
    ScopeChange back = new ScopeChange(key, OptionalLong.of(1_000), 800, 0, 0, false);
    assertThat(asSecond(back)).isEqualTo(new Standing(key, 0, 750, false));
  }

  @Test
  void aLoweredLimitGrantsNothing() {
    asFirst(lease(1_000, 100, 100), entry(500));
    assertThat(asSecond(lease(400, 1, 1))).isEqualTo(new Standing(key, 0, 0, true));
    assertThat(asSecond(lease(0, 1, 1))).isEqualTo(new Standing(key, 0, 0, false));
    assertThat(asSecond(lease(700, 100, 100)).ownPicos()).isEqualTo(100);
  }

  @Test
  void tellsEachThresholdOnce() {
    assertThat(post(one, first, List.of(entry(799)), plain(1_000)).alerts()).isEmpty();
    assertThat(post(one, first, List.of(entry(101)), plain(1_000)).alerts())
        .containsExactly(told(80, 1_000), told(90, 1_000));
    assertThat(post(two, second, List.of(entry(10)), plain(1_000)).alerts()).isEmpty();
    ScopeChange refused = new ScopeChange(key, OptionalLong.of(1_000), 0, 0, 0, true);
    assertThat(post(two, second, List.of(), refused).alerts()).containsExactly(told(100, 1_000));
    assertThat(post(one, first, List.of(), refused).alerts()).isEmpty();
    assertThat(BudgetAlert.highest(state().told())).isEqualTo(100);
    assertThat(post(two, second, List.of(entry(90)), plain(1_000)).alerts())
        .containsExactly(told(95, 1_000));
    assertThat(post(two, second, List.of(entry(900)), plain(0)).alerts()).isEmpty();
  }

  @Test
  void aLimitThatIsRaisedArmsTheThresholdsThatAreNotReachedAnyMore() {
    ScopeChange refused = new ScopeChange(key, OptionalLong.of(1_000), 0, 0, 0, true);
    assertThat(post(one, first, List.of(entry(850)), refused).alerts())
        .containsExactly(told(80, 1_000), told(100, 1_000));
    assertThat(post(two, second, List.of(), plain(1_050)).alerts()).isEmpty();
    assertThat(BudgetAlert.highest(state().told())).as("80.9 %").isEqualTo(80);
    assertThat(post(one, first, List.of(), plain(2_000)).alerts()).isEmpty();
    assertThat(state().told()).isZero();
    assertThat(post(two, second, List.of(entry(1_150)), plain(2_000)).alerts())
        .containsExactly(told(80, 2_000), told(90, 2_000), told(95, 2_000), told(100, 2_000));
    assertThat(post(one, first, List.of(entry(1)), plain(2_000)).alerts()).isEmpty();
  }

  @Test
  void aThresholdOfALimitIsToldOnceHoweverOftenTheLimitIsSet() {
    post(one, first, List.of(entry(850)), plain(1_000));
    post(two, second, List.of(), plain(2_000));
    assertThat(post(one, first, List.of(), plain(1_000)).alerts()).isEmpty();
    assertThat(BudgetAlert.highest(state().told())).isEqualTo(80);
    assertThat(post(two, second, List.of(entry(60)), plain(1_000)).alerts())
        .containsExactly(told(90, 1_000));
  }

  @Test
  void aReviewHoldsWhatIsSpentAgainstTheLimitsAlsoWhereNobodySpends() {
    post(one, first, List.of(entry(850)), plain(2_000));
    assertThat(store().reviewAlerts(limited(2_000))).doesNotContain(told(80, 2_000));
    assertThat(store().reviewAlerts(limited(1_000))).contains(told(80, 1_000));
    assertThat(store().reviewAlerts(limited(1_000))).doesNotContain(told(80, 1_000));
    assertThat(BudgetAlert.highest(state().told())).isEqualTo(80);
    store().reviewAlerts(BudgetLimits.NONE);
    assertThat(state().told()).isZero();
  }

  @Test
  void grantsOnlyInThePresentMonth() {
    ScopeMonth next = new ScopeMonth(key.scope(), key.month().plusMonths(1));
    ScopeChange early = new ScopeChange(next, OptionalLong.of(1_000), 0, 5, 5, false);
    Posted posted = store().post(new Posting(one, first, List.of(), List.of(early)));
    assertThat(posted.standings()).containsExactly(new Standing(next, 0, 1_000, false));
    assertThat(ScopeMonth.monthOf(posted.now())).isEqualTo(key.month());
  }

  @Test
  void whatWasAskedBeforeAReplicaAttachedAnewIsNotDone() {
    asFirst(lease(1_000, 100, 100));
    long later = store().attach(one).generation();
    assertConflict(() -> asFirst(lease(1_000, 50, 50), entry(10)));
    assertConflict(() -> store().close(one, first));
    assertThat(state().spentPicos()).isZero();
    assertThat(store().attach(one).grants()).containsExactly(new Grant(key, one, 100));
    assertConflict(() -> store().close(one, later));
  }

  @Test
  void aReplicaThatClosesHoldsNothing() {
    asFirst(lease(1_000, 1_000, 1_000), entry(100));
    store().close(one, first);
    assertThat(state().grants()).isEmpty();
    assertThat(asSecond(lease(1_000, 900, 900)).ownPicos()).isEqualTo(900);
    assertConflict(() -> asFirst(plain(1_000), entry(1)));
    assertThat(store().attach(one).grants()).isEmpty();
  }
}
