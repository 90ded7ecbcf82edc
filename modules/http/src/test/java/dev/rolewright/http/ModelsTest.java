package dev.rolewright.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of models. */
final class ModelsTest extends EdgeTestCase {
  @Test
  void listsWhatCanBeAskedModelsOfAllPagesTheirAliasesAndRoutes() {
    JsonNode list = json(get("/v1/models").body());

    assertThat(list.get("object").asText()).isEqualTo("list");
    assertThat(list.get("data"))
        .extracting(model -> model.get("id").asText() + " " + model.get("owned_by").asText())
        .containsExactly(
            "acme/large acme",
            "lab/org/tiny:1 lab",
            "big acme",
            "small lab",
            "default rolewright",
            "parse_jd rolewright");
    for (JsonNode model : list.get("data")) {
      assertThat(model.get("object").asText()).isEqualTo("model");
      assertThat(model.get("created").isIntegralNumber()).isTrue();
      assertThat(model).hasSize(4);
    }
    assertThat(gateway.pages).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"lab/org/tiny:1", "lab%2Forg%2Ftiny%3A1", "lab/org%2ftiny:1"})
  void showsOneModelHoweverItsSlashesAreWritten(String id) {
    JsonNode model = json(get("/v1/models/" + id).body());

    assertThat(model.get("id").asText()).isEqualTo("lab/org/tiny:1");
    assertThat(model.get("owned_by").asText()).isEqualTo("lab");
  }

  @Test
  void showsAnAlias() {
    assertThat(json(get("/v1/models/big").body()).get("id").asText()).isEqualTo("big");
  }

  @Test
  void showsARoute() {
    JsonNode model = json(get("/v1/models/parse_jd").body());

    assertThat(model.get("id").asText()).isEqualTo("parse_jd");
    assertThat(model.get("owned_by").asText()).isEqualTo("rolewright");
  }

  @Test
  void tellsWhichRouteIsOff() {
    var response = get("/v1/models/letters");

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("not_set_up");
    assertThat(json(response.body()).at("/error/message").asText()).contains("this route");
  }

  @ParameterizedTest
  @ValueSource(strings = {"dormant/deep", "old"})
  void tellsWhoseModelIsOff(String id) {
    var response = get("/v1/models/" + id);

    assertThat(response.statusCode()).isEqualTo(503);
    assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("not_set_up");
    assertThat(json(response.body()).at("/error/message").asText()).contains("dormant");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "acme", "acme/large/x", "local/vectors", "dormant", ""})
  void doesNotFindOthers(String id) {
    var response = get("/v1/models/" + id);

    assertThat(response.statusCode()).isEqualTo(404);
    assertThat(json(response.body()).at("/error/code").asText()).isEqualTo("model_not_found");
  }
}
