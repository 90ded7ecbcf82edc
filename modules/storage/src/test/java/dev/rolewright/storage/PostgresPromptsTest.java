package dev.rolewright.storage;

import static org.assertj.core.api.Assertions.assertThat;

import dev.rolewright.platform.Ids;
import dev.rolewright.platform.PageRequest;
import dev.rolewright.platform.Time;
import dev.rolewright.prompts.PromptFilter;
import dev.rolewright.prompts.PromptRepository;
import dev.rolewright.prompts.ShippedPrompts;
import dev.rolewright.prompts.testing.PromptRepositoryContract;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class PostgresPromptsTest extends PromptRepositoryContract {
  private static TestDatabase test;

  @BeforeAll
  static void open() {
    test = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    test.close();
  }

  @Override
  protected PromptRepository prompts() {
    return test.database().prompts();
  }

  @Override
  protected String newTenantId() {
    return test.newTenantId();
  }

  @Test
  void whatIsShippedIsStoredOnceByAnyNumberOfStarts() {
    Ids ids = Ids.create(Time.system());
    for (int start = 0; start < 2; start++) {
      ShippedPrompts.store(prompts(), ids, Time.system());
    }
    assertThat(
            prompts()
                .list(
                    newTenantId(), new PromptFilter("parse_jd", "", false), new PageRequest(10, ""))
                .items())
        .singleElement()
        .satisfies(version -> assertThat(version.isActive()).isTrue())
        .satisfies(
            version ->
                assertThat(ShippedPrompts.all())
                    .as("read as it was shipped")
                    .contains(version.content()));
  }
}
