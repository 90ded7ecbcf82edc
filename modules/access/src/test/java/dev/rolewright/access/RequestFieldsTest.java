package dev.rolewright.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

class RequestFieldsTest {
  private static final RequestKey KEY = new RequestKey("tenant", "method", "id");

  @Property(tries = 200)
  void equalFieldsHaveEqualHashes(@ForAll byte[] left, @ForAll byte[] right) {
    Map<String, String> leftHashes = RequestFields.hash(KEY, Map.of("text", left));
    Map<String, String> rightHashes = RequestFields.hash(KEY, Map.of("text", right));
    assertThat(leftHashes.equals(rightHashes)).isEqualTo(Arrays.equals(left, right));
  }

  @Property(tries = 50)
  void oneValueHasAnotherHashInEachPlace(@ForAll byte[] value) {
    RequestKey otherId = new RequestKey("tenant", "method", "id2");
    RequestKey otherTenant = new RequestKey("tenant2", "method", "id");
    assertThat(
            new String[] {
              hash(KEY, "text", value),
              hash(KEY, "name", value),
              hash(otherId, "text", value),
              hash(otherTenant, "text", value)
            })
        .doesNotHaveDuplicates();
  }

  private static String hash(RequestKey key, String name, byte[] value) {
    return RequestFields.hash(key, Map.of(name, value)).get(name);
  }
}
