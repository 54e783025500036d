package dev.plumb.order.http;

import static dev.plumb.order.http.Refusals.named;
import static dev.plumb.order.http.Refusals.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.order.Requests;
import dev.plumb.order.Tables;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A delivered order stays as it was, and nobody is told anything. */
@QuarkusTest
class WhenAnOrderIsChangedWithBadInputTest {

  private static final List<String> ROUTES = List.of("refunds", "returns", "cancellation");
  private static final UUID NOBODYS = new UUID(0, 0);

  private final Tables tables = new Tables();

  private UUID order;

  @BeforeEach
  void delivered() {
    tables.empty();
    order = Requests.placed();
    tables.execute(
        """
        update orders
        set status = 'DELIVERED', authorized_total = 2500, captured_total = 2500
        where id = ?
        """,
        order);
  }

  @AfterEach
  void nothingIsWritten() {
    assertThat(tables.column("select version from orders")).containsExactly(1L);
    assertThat(tables.column("select type from event_log"))
        .containsExactly("order.order-placed.v2");
    assertThat(tables.column("select scope from http_answer")).containsExactly("orders");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "amount|{\"reason\":\"r\"}",
        "amount|{\"amount\":null,\"reason\":\"r\"}",
        "amount|{\"amount\":true,\"reason\":\"r\"}",
        "amount|{\"amount\":\"5\",\"reason\":\"r\"}",
        "amount|{\"amount\":[5],\"reason\":\"r\"}",
        "amount|{\"amount\":1.5,\"reason\":\"r\"}",
        "amount|{\"amount\":0,\"reason\":\"r\"}",
        "amount|{\"amount\":-1,\"reason\":\"r\"}",
        "amount|{\"amount\":100000000,\"reason\":\"r\"}",
        "amount|{\"amount\":9223372036854775808,\"reason\":\"r\"}",
        "reason|{\"amount\":5}",
        "reason|{\"amount\":5,\"reason\":null}",
        "reason|{\"amount\":5,\"reason\":7}",
        "reason|{\"amount\":5,\"reason\":{}}",
        "reason|{\"amount\":5,\"reason\":\" \"}",
        "reason|{\"amount\":5,\"reason\":\"a\\u0000b\"}",
        "currency|{\"amount\":5,\"reason\":\"r\",\"currency\":\"EUR\"}",
        "body|null",
      })
  void aRefundsFieldIsNamed(String field, String body) {
    named(json("k-1", body).post(path("refunds"), order), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "lineIds|{\"lineIds\":[]}",
        "lineIds|{\"lineIds\":{}}",
        "lineIds|{\"lineIds\":\"x\"}",
        "lineIds[0]|{\"lineIds\":[null]}",
        "lineIds[0]|{\"lineIds\":[5]}",
        "lineIds[0]|{\"lineIds\":[\"x\"]}",
        "lineIds[0]|{\"lineIds\":[\"1-1-1-1-1\"]}",
        "reason|{\"reason\":7}",
        "reason|{\"reason\":\"\"}",
        "amount|{\"amount\":5}",
      })
  void aReturnsFieldIsNamed(String field, String body) {
    named(json("k-1", body).post(path("returns"), order), field);
  }

  @Test
  void aReturnOfMoreThanAThousandLinesIsRefused() {
    String ids = ("\"" + NOBODYS + "\",").repeat(1001);

    String body = "{\"lineIds\":[" + ids.substring(0, ids.length() - 1) + "]}";

    named(json("k-1", body).post(path("returns"), order), "lineIds");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "reason|{\"reason\":7}",
        "reason|{\"reason\":\"\"}",
        "reason|{\"reason\":[]}",
        "why|{\"why\":\"r\"}",
      })
  void aCancellationsFieldIsNamed(String field, String body) {
    named(json("k-1", body).post(path("cancellation"), order), field);
  }

  @Test
  void aReasonThatIsTooLongIsNamed() {
    String reason = "\"reason\":\"" + "x".repeat(501) + "\"}";

    named(json("k-1", "{\"amount\":5," + reason).post(path("refunds"), order), "reason");
    named(json("k-1", "{" + reason).post(path("returns"), order), "reason");
    named(json("k-1", "{" + reason).post(path("cancellation"), order), "reason");
  }

  @Test
  void aKeyThatIsMissingOrTooLongIsNamed() {
    String body = "{\"amount\":5,\"reason\":\"r\"}";

    named(
        given().contentType("application/json").body(body).post(path("refunds"), order),
        "Idempotency-Key");
    named(json("k".repeat(256), body).post(path("refunds"), order), "Idempotency-Key");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"reason\"", "[]", "\"text\"", "5", "{} {}"})
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    for (String route : ROUTES) {
      problem(json("k-1", body).post(path(route), order), 400);
    }
  }

  @Test
  void aMegabyteIsRefused() {
    String large = "{\"reason\":\"r\"" + " ".repeat(1_000_000) + "}";
    for (String route : ROUTES) {
      problem(json("k-1", large).post(path(route), order), 413);
    }
  }

  @Test
  void anotherContentTypeIsRefusedAndNotDropped() {
    for (String route : ROUTES) {
      problem(given().contentType("text/plain").body("no").post(path(route), order), 415);
      problem(given().contentType("application/xml").body("<a/>").post(path(route), order), 415);
    }
  }

  /** Quarkus REST calls it 404 where another class is above in the path, else 405. */
  @Test
  void anotherMethodIsRefused() {
    for (String route : ROUTES) {
      for (String method : List.of("GET", "PUT", "DELETE")) {
        Response answer = given().request(method, path(route), order);
        assertThat(answer.statusCode()).isIn(404, 405);
        problem(answer, answer.statusCode());
      }
    }
  }

  @Test
  void whatIsNoIdIsNamedAndAnUnknownOneIsNotFound() {
    for (String route : ROUTES) {
      String body = route.equals("refunds") ? "{\"amount\":5,\"reason\":\"r\"}" : "{}";
      named(json("k-1", body).post(path(route), "not-an-id"), "id");
      named(json("k-1", body).post(path(route), "1-1-1-1-1"), "id");
      problem(json("k-1", body).post(path(route), NOBODYS), 404);
    }
  }

  private static RequestSpecification json(String key, String body) {
    return given().contentType("application/json").header("Idempotency-Key", key).body(body);
  }

  private static String path(String route) {
    return "/orders/{id}/" + route;
  }
}
