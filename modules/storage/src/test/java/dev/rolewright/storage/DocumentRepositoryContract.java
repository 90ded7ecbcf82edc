package dev.rolewright.storage;

import static dev.rolewright.storage.TestDatabase.IDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.rolewright.domain.DocumentRepository;
import dev.rolewright.domain.DocumentSummary;
import dev.rolewright.domain.GeneratedDocument;
import dev.rolewright.domain.Profile;
import dev.rolewright.domain.ProfileRepository;
import dev.rolewright.platform.ErrorCode;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.RolewrightException;
import org.junit.jupiter.api.Test;

/** What every {@link DocumentRepository} does. */
abstract class DocumentRepositoryContract {
  private static final PageRequest PAGE = PageRequest.of(0, "");

  abstract DocumentRepository documents();

  abstract ProfileRepository profiles();

  abstract String newTenantId();

  @Test
  void findsWhatWasInserted() {
    String tenant = newTenantId();
    GeneratedDocument document = Samples.document(IDS.next(), "");
    documents().insert(tenant, document);
    assertThat(documents().find(tenant, document.id())).contains(document);
    assertThat(documents().list(tenant, PAGE, "").items())
        .containsExactly(
            new DocumentSummary(
                document.id(), document.kind(), document.output().title(), "", "", 1, Samples.NOW));
  }

  @Test
  void theSameIdAgainChangesNothing() {
    String tenant = newTenantId();
    GeneratedDocument document = Samples.document(IDS.next(), "");
    documents().insert(tenant, document);
    documents().insert(tenant, document);
    assertThat(documents().list(tenant, PAGE, "").items()).hasSize(1);
  }

  @Test
  void listsThoseOfOneProfile() {
    String tenant = newTenantId();
    String profileId = insertProfile(tenant);
    GeneratedDocument older = Samples.document(IDS.next(), profileId);
    GeneratedDocument newer = Samples.document(IDS.next(), profileId);
    GeneratedDocument other = Samples.document(IDS.next(), insertProfile(tenant));
    documents().insert(tenant, older);
    documents().insert(tenant, newer);
    documents().insert(tenant, other);
    assertThat(documents().list(tenant, PAGE, profileId).items())
        .extracting(DocumentSummary::id)
        .containsExactly(newer.id(), older.id());
    assertThat(documents().list(tenant, new PageRequest(1, newer.id()), profileId).items())
        .extracting(DocumentSummary::id)
        .containsExactly(older.id());
    assertThat(documents().list(tenant, PAGE, IDS.next()).items()).isEmpty();
    assertThat(documents().list(tenant, PAGE, "garbage").items()).isEmpty();
    assertThat(documents().list(tenant, PAGE, "").items()).hasSize(3);
  }

  @Test
  void anotherTenantSeesNothing() {
    String tenant = newTenantId();
    String other = newTenantId();
    String profileId = insertProfile(tenant);
    GeneratedDocument document = Samples.document(IDS.next(), profileId);
    documents().insert(tenant, document);
    assertThat(documents().find(other, document.id())).isEmpty();
    assertThat(documents().list(other, PAGE, "").items()).isEmpty();
    assertThat(documents().list(other, PAGE, profileId).items()).isEmpty();
  }

  @Test
  void aDocumentOfAProfileThatIsGoneIsNotStored() {
    String tenant = newTenantId();
    String foreign = insertProfile(newTenantId());
    for (String profileId : new String[] {IDS.next(), foreign}) {
      GeneratedDocument document = Samples.document(IDS.next(), profileId);
      assertThatThrownBy(() -> documents().insert(tenant, document))
          .isInstanceOfSatisfying(
              RolewrightException.class,
              failure -> assertThat(failure.code()).isEqualTo(ErrorCode.NOT_FOUND));
      assertThat(documents().find(tenant, document.id())).isEmpty();
    }
  }

  @Test
  void unknownAndMalformedIdsAreNotThere() {
    String tenant = newTenantId();
    assertThat(documents().find(tenant, IDS.next())).isEmpty();
    assertThat(documents().find(tenant, "garbage")).isEmpty();
  }

  private String insertProfile(String tenant) {
    Profile profile = Samples.profile(IDS.next(), 0);
    profiles().insert(tenant, profile, Samples.vectors(profile));
    return profile.id();
  }
}
