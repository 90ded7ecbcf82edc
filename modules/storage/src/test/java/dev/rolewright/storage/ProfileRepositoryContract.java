package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.Evidence;
import dev.rolewright.domain.EvidenceVectors;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.domain.ProfileRepository.Erased;
import dev.rolewright.domain.ProfileSummary;
import dev.rolewright.platform.PageRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What every {@link ProfileRepository} does. */
abstract class ProfileRepositoryContract {
  private static final PageRequest PAGE = PageRequest.of(0, "");

  abstract ProfileRepository profiles();

  abstract DocumentRepository documents();

  abstract String newTenantId();

  @Test
  void findsWhatWasInserted() {
    String tenant = newTenantId();
    Profile profile = insert(tenant, 12);
    assertThat(profiles().find(tenant, profile.id())).contains(profile);
    assertThat(profiles().list(tenant, PAGE).items())
        .containsExactly(
            new ProfileSummary(
                profile.id(),
                profile.fullName(),
                profile.headline(),
                profile.location(),
                12,
                profile.parsingConfidence(),
                Samples.NOW));
  }

  @Test
  void findsTheVectorsBitForBit() {
    String tenant = newTenantId();
    Profile profile = insert(tenant, 3);
    EvidenceVectors expected = Samples.vectors(profile);
    EvidenceVectors found =
        profiles().findVectors(tenant, profile.id(), Samples.MODEL).orElseThrow();
    assertThat(found.model()).isEqualTo(Samples.MODEL);
    assertThat(found.byEvidenceId()).containsOnlyKeys(expected.byEvidenceId().keySet());
    expected
        .byEvidenceId()
        .forEach(
            (id, vectors) ->
                assertThat(
                        Arrays.deepEquals(
                            found.byEvidenceId().get(id).toArray(), vectors.toArray()))
                    .isTrue());
    assertThat(profiles().findVectors(tenant, profile.id(), "other")).isEmpty();
  }

  @Test
  void aProfileWithoutEvidenceOrVectorsIsAProfile() {
    String tenant = newTenantId();
    Profile bare = insert(tenant, 0);
    assertThat(profiles().find(tenant, bare.id())).contains(bare);
    Profile unembedded = Samples.profile(IDS.next(), 2);
    profiles().insert(tenant, unembedded, new EvidenceVectors(Samples.MODEL, Map.of()));
    assertThat(profiles().find(tenant, unembedded.id())).contains(unembedded);
    assertThat(profiles().findVectors(tenant, unembedded.id(), Samples.MODEL)).isEmpty();
  }

  @Test
  void theSameIdAgainChangesNothing() {
    String tenant = newTenantId();
    Profile profile = insert(tenant, 2);
    Profile again = Samples.profile(profile.id(), 3);
    profiles().insert(tenant, again, Samples.vectors(again));
    assertThat(profiles().find(tenant, profile.id())).contains(profile);
  }

  @Test
  void aProfileIsInsertedWholeOrNotAtAll() {
    String tenant = newTenantId();
    Evidence item = Samples.profile(IDS.next(), 1).evidence().getFirst();
    Profile twice =
        Samples.profile(IDS.next(), 2)
            .stored(IDS.next(), List.of(item.id(), item.id()), Samples.NOW);
    assertThatThrownBy(() -> profiles().insert(tenant, twice, Samples.vectors(twice)))
        .isInstanceOf(RuntimeException.class);
    assertThat(profiles().find(tenant, twice.id())).isEmpty();
    assertThat(profiles().list(tenant, PAGE).items()).isEmpty();
  }

  @Test
  void anotherTenantSeesNothing() {
    String tenant = newTenantId();
    String other = newTenantId();
    Profile profile = insert(tenant, 2);
    assertThat(profiles().find(other, profile.id())).isEmpty();
    assertThat(profiles().findVectors(other, profile.id(), Samples.MODEL)).isEmpty();
    assertThat(profiles().list(other, PAGE).items()).isEmpty();
    assertThat(profiles().delete(other, profile.id())).isEmpty();
    Profile own = Samples.profile(profile.id(), 1);
    profiles().insert(other, own, Samples.vectors(own));
    assertThat(profiles().delete(other, own.id())).contains(new Erased(1, 0));
    assertThat(profiles().find(tenant, profile.id())).contains(profile);
    assertThat(profiles().findVectors(tenant, profile.id(), Samples.MODEL)).isPresent();
  }

  @Test
  void deletionErasesWhatWasDerived() {
    String tenant = newTenantId();
    Profile profile = insert(tenant, 3);
    Profile kept = insert(tenant, 1);
    List<GeneratedDocument> written =
        Stream.of(profile.id(), profile.id(), kept.id(), "")
            .map(owner -> Samples.document(IDS.next(), owner))
            .toList();
    written.forEach(document -> documents().insert(tenant, document));

    assertThat(profiles().delete(tenant, profile.id())).contains(new Erased(3, 2));

    assertThat(profiles().delete(tenant, profile.id())).isEmpty();
    assertThat(profiles().find(tenant, profile.id())).isEmpty();
    assertThat(profiles().findVectors(tenant, profile.id(), Samples.MODEL)).isEmpty();
    assertThat(documents().find(tenant, written.get(0).id())).isEmpty();
    assertThat(documents().find(tenant, written.get(1).id())).isEmpty();
    assertThat(documents().find(tenant, written.get(2).id())).isPresent();
    assertThat(documents().find(tenant, written.get(3).id())).isPresent();
    assertThat(profiles().find(tenant, kept.id())).contains(kept);
  }

  @Test
  void unknownAndMalformedIdsAreNotThere() {
    String tenant = newTenantId();
    for (String id : new String[] {IDS.next(), "", "1-1-1-1-1"}) {
      assertThat(profiles().find(tenant, id)).isEmpty();
      assertThat(profiles().findVectors(tenant, id, Samples.MODEL)).isEmpty();
      assertThat(profiles().delete(tenant, id)).isEmpty();
    }
  }

  private Profile insert(String tenant, int evidenceItems) {
    Profile profile = Samples.profile(IDS.next(), evidenceItems);
    profiles().insert(tenant, profile, Samples.vectors(profile));
    return profile;
  }
}
