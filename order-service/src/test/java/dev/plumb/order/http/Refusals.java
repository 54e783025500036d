package dev.plumb.order.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.restassured.response.Response;
import java.util.List;

/** What a client sees when it is refused: the problem, and nothing of the code behind it. */
final class Refusals {

  private Refusals() {}

  static void named(Response answer, String field) {
    problem(answer, 400);
    assertThat(answer.<List<String>>path("errors.field")).contains(field);
  }

  static void problem(Response answer, int status) {
    assertThat(answer.statusCode()).as(answer.asString()).isEqualTo(status);
    assertThat(answer.contentType()).startsWith("application/problem+json");
    assertThat(answer.<Integer>path("status")).isEqualTo(status);
    assertThat(answer.<String>path("type")).startsWith("urn:plumb:problem:");
    assertThat(answer.<String>path("title")).isNotBlank();
    assertThat(answer.<String>path("detail")).isNotBlank();
    assertThat(answer.asString())
        .doesNotContainIgnoringCase("exception")
        .doesNotContain("jackson", "java.", "io.quarkus", "hibernate", "at dev.plumb");
  }
}
