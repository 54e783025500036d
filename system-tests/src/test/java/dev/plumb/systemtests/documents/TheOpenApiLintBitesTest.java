package dev.plumb.systemtests.documents;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.junit.jupiter.api.Test;

class TheOpenApiLintBitesTest {

  private static final String RIGHT =
      """
      {"openapi": "3.1.0", "info": {"title": "Boxes", "version": "1"}, "paths": {"/boxes/{id}": {
        "get": {"operationId": "readBox", "summary": "One box.",
          "parameters": [{"name": "id", "in": "path", "required": true, "description": "Its number.",
            "schema": {"type": "string"}}],
          "responses": {"200": {"description": "As it is now."},
            "default": {"description": "What is wrong.",
              "content": {"application/problem+json": {"schema": {"type": "object"}}}}}}}}}
      """;

  private static final String OPERATION = "/paths/~1boxes~1{id}/get";

  private final ObjectNode document = parsed();

  @Test
  void letsPassWhatIsRight() {
    assertThat(objections()).isEmpty();
  }

  @Test
  void findsARouteWithoutASummary() {
    at(OPERATION).remove("summary");
    assertThat(objections()).containsExactly("get /boxes/{id} has no summary");
  }

  @Test
  void findsAParameterThatIsNotDescribed() {
    at(OPERATION + "/parameters/0").remove("description");
    assertThat(objections()).containsExactly("get /boxes/{id}, parameter id has no description");
  }

  @Test
  void findsTwoOperationsOfOneName() {
    at("/paths/~1boxes~1{id}").set("put", at(OPERATION).deepCopy());
    assertThat(objections()).contains("put /boxes/{id} has the id of another");
  }

  @Test
  void findsAnErrorInAFormOfItsOwn() {
    at(OPERATION + "/responses/default").remove("content");
    assertThat(objections()).containsExactly("get /boxes/{id}, answer default is no problem+json");
  }

  @Test
  void findsWhatTheStandardForbids() {
    at(OPERATION).put("sumary", "Misspelt.");
    assertThat(objections()).isNotEmpty();
  }

  private List<String> objections() {
    return new OpenApiLint(document).objections();
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
