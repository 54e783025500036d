package dev.plumb.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheAsyncApiLintBitesTest {

  private static final String RIGHT =
      """
      {"asyncapi": "3.0.0", "info": {"title": "Boxes", "version": "1"},
       "channels": {"boxes": {"address": "boxes", "summary": "All of them.",
         "messages": {"filled": {"$ref": "#/components/messages/filled"}}}},
       "operations": {"publish": {"action": "send", "channel": {"$ref": "#/channels/boxes"},
         "summary": "Tells all.", "messages": [{"$ref": "#/channels/boxes/messages/filled"}]}},
       "components": {"messages": {"filled": {
         "title": "Filled", "summary": "It is full.", "contentType": "application/avro",
         "headers": {"type": "object", "properties":
           {"id": {"type": "string", "description": "Of it."}}},
         "payload": {"schemaFormat": "application/vnd.apache.avro+json;version=1.9.0", "schema":
           {"type": "record", "name": "Filled", "fields":
             [{"name": "weight", "type": "long", "doc": "With the box.", "unit": "grams"}]}},
         "examples": [{"headers": {"id": "1"}, "payload": {"weight": 5}}]}}}}
      """;

  private final ObjectNode document = parsed();

  @Test
  void letsPassWhatIsRight() {
    assertThat(objections()).isEmpty();
  }

  @Test
  void findsAMessageWithoutAnExample() {
    at("/components/messages/filled").remove("examples");
    assertThat(objections()).containsExactly("message filled has no examples");
  }

  @Test
  void findsAnOperationWithoutASummary() {
    at("/operations/publish").remove("summary");
    assertThat(objections()).containsExactly("operation publish has no summary");
  }

  @Test
  void findsAFieldWithoutItsMeaning() {
    at("/components/messages/filled/payload/schema/fields/0").remove(List.of("doc", "unit"));
    assertThat(objections())
        .containsExactly("filled, field weight has no doc", "filled, field weight has no unit");
  }

  @Test
  void findsAReferenceToNothing() {
    at("/operations/publish/channel").put("$ref", "#/channels/other");
    assertThat(objections()).containsExactly("#/channels/other leads nowhere");
  }

  @Test
  void findsWhatTheStandardForbids() {
    at("/operations/publish").put("action", "shout");
    assertThat(objections()).isNotEmpty();
  }

  private List<String> objections() {
    return new AsyncApiLint(document).objections();
  }

  private ObjectNode at(String pointer) {
    return (ObjectNode) document.at(pointer);
  }

  private static ObjectNode parsed() {
    try {
      return (ObjectNode) new ObjectMapper().readTree(RIGHT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
