package dev.plumb.order.http;

import static dev.plumb.order.Requests.ORDER;
import static dev.plumb.order.Requests.place;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.plumb.http.Problem;
import dev.plumb.order.Tables;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class WhenTheSameKeyComesAgainTest {

  private static final String FIRST_STILL_RUNNING =
      """
      insert into http_answer (scope, key, request_hash, status, body)
      values ('orders', 'k-1', '', 201, '')
      """;

  private final Tables tables = new Tables();

  @TestHTTPResource("/orders")
  URI orders;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @Test
  void theAnswerIsTheSameByteForByte() {
    Response first = place("k-1", ORDER);
    Response second = place("k-1", ORDER);

    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.asString()).isEqualTo(first.asString());
    assertThat(second.header("Location")).isEqualTo(first.header("Location"));
    assertThat(tables.count("orders")).isOne();
    assertThat(tables.count("event_log")).isOne();
  }

  @Test
  void whiteSpaceMakesNoOtherRequest() {
    Response first = place("k-1", ORDER);

    assertThat(place("k-1", ORDER.replace(",", " ,\n")).asString()).isEqualTo(first.asString());
  }

  @Test
  void anotherContentIsRefused() {
    place("k-1", ORDER).then().statusCode(201);

    place("k-1", ORDER.replace("1250", "1251"))
        .then()
        .statusCode(422)
        .contentType(Problem.MEDIA_TYPE)
        .body("type", equalTo("urn:plumb:problem:idempotency-key-reused"));
    assertThat(tables.count("orders")).isOne();
  }

  @Test
  void anotherAddressIsRefused() {
    String withAddress = ORDER.replaceFirst("\\{", "{\"customerEmail\":\"a@example.com\",");
    place("k-1", withAddress).then().statusCode(201);

    place("k-1", withAddress).then().statusCode(201);
    place("k-1", ORDER).then().statusCode(422);
    place("k-1", withAddress.replace("a@", "b@")).then().statusCode(422);
  }

  /** A replica from before addresses were known may have given the answer. */
  @Test
  void oneWithoutAnAddressIsHashedAsBeforeThereWereAny() throws Exception {
    place("k-1", ORDER).then().statusCode(201);

    byte[] hash =
        MessageDigest.getInstance("SHA-256")
            .digest(ORDER.replaceAll("\\s*\n\\s*", "").getBytes(StandardCharsets.UTF_8));
    assertThat(tables.column("select request_hash from http_answer")).containsExactly(hash);
  }

  @Test
  void anotherKeyPlacesAnotherOrder() {
    place("k-1", ORDER).then().statusCode(201);
    place("k-2", ORDER).then().statusCode(201);

    assertThat(tables.count("orders")).isEqualTo(2);
  }

  @Test
  void oneThatWaitsTooLongForTheFirstIsToldToComeAgain() throws SQLException {
    try (Connection first = tables.transaction();
        var insert = first.prepareStatement(FIRST_STILL_RUNNING)) {
      insert.execute();

      place("k-1", ORDER)
          .then()
          .statusCode(409)
          .header("Retry-After", "1")
          .contentType(Problem.MEDIA_TYPE)
          .body("type", equalTo("urn:plumb:problem:request-still-running"));
      first.rollback();
    }

    place("k-1", ORDER).then().statusCode(201);
    assertThat(tables.count("orders")).isOne();
  }

  @Test
  void aThousandAtOncePlaceOneOrderAndAnswerTheSame() {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpRequest request =
          HttpRequest.newBuilder(orders)
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "k-1")
              .POST(HttpRequest.BodyPublishers.ofString(ORDER))
              .build();
      List<CompletableFuture<HttpResponse<String>>> answers =
          Stream.generate(() -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
              .limit(1000)
              .toList();

      assertThat(
              answers.stream()
                  .map(CompletableFuture::join)
                  .map(answer -> answer.statusCode() + " " + answer.body())
                  .collect(Collectors.toSet()))
          .hasSize(1)
          .allMatch(answer -> answer.startsWith("201 "));
    }
    assertThat(tables.count("orders")).isOne();
    assertThat(tables.count("event_log")).isOne();
  }
}
