package dev.rolewright.embedding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class ResidualFusionTest {
  private static final int MODEL_GRAPH = 7;
  private static final int GRAPH_NODE = 1;

  @Test
  void joinsBothNormalisationsOfEachOfTheSixLayers() throws IOException {
    byte[] model =
        Files.readAllBytes(TestModel.config().modelDirectory().resolve(EmbeddingConfig.MODEL_FILE));
    ByteBuffer joined = ByteBuffer.allocate(model.length + ResidualFusion.ROOM);

    int places = ResidualFusion.apply(ByteBuffer.wrap(model), joined);

    assertThat(places).isEqualTo(12);
    assertThat(operators(joined)).filteredOn("SkipLayerNormalization"::equals).hasSize(12);
    // What is left is the normalisation of the word vectors, which follows no bias.
    assertThat(operators(joined)).filteredOn("Sqrt"::equals).hasSize(1);
  }

  @Test
  void aSumThatIsReadElsewhereTooStays() {
    ByteBuffer graph = ByteBuffer.allocate(4096);
    ByteBuffer node = new GraphNode("Add", List.of("left", "right"), List.of("sum")).write("");
    ModelMessage.write(graph, GRAPH_NODE, node);
    ByteBuffer model = ByteBuffer.allocate(8192);
    ModelMessage.write(model, MODEL_GRAPH, graph.flip());
    ByteBuffer joined = ByteBuffer.allocate(8192);

    assertThat(ResidualFusion.apply(model.flip(), joined)).isZero();
    assertThat(operators(joined)).containsExactly("Add");
  }

  @Test
  void refusesWhatIsNoModel() {
    ByteBuffer text = StandardCharsets.UTF_8.encode("this is no model");

    assertThatThrownBy(() -> ResidualFusion.apply(text, ByteBuffer.allocate(1000)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Property(tries = 500)
  void anyBytesAreFieldsOrRefused(@ForAll byte[] bytes) {
    int covered = 0;
    try {
      for (ModelMessage.Field field : ModelMessage.fields(ByteBuffer.wrap(bytes))) {
        covered += field.whole().remaining();
      }
    } catch (IllegalArgumentException refused) {
      return;
    }
    assertThat(covered).isEqualTo(bytes.length);
  }

  private static List<String> operators(ByteBuffer model) {
    return ModelMessage.fields(model).stream()
        .filter(field -> field.number() == MODEL_GRAPH)
        .flatMap(graph -> ModelMessage.fields(graph.value()).stream())
        .filter(field -> field.number() == GRAPH_NODE)
        .map(field -> GraphNode.read(field.value()).operator())
        .toList();
  }
}
