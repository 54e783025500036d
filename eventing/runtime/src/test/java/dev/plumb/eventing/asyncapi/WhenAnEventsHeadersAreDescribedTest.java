package dev.plumb.eventing.asyncapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class WhenAnEventsHeadersAreDescribedTest {

  private final JsonObject schema = EventHeaders.schema();

  @Test
  void eachThatIsSentIsThere() {
    assertThat(EventHeaders.example("/box", "box", "box.filled.v1", 2, "00-1-1-01").keySet())
        .isEqualTo(schema.getJsonObject("properties").fieldNames());
  }

  @Test
  void thoseThatAreNotAlwaysSentAreNotRequired() {
    assertThat(schema.getJsonArray("required"))
        .containsExactlyInAnyOrderElementsOf(
            EventHeaders.example("/box", "box", "box.filled.v1", 1, null).keySet());
  }
}
