package dev.plumb.shipping.stream;

import static dev.plumb.shipping.stream.CarrierReportsTo.post;
import static dev.plumb.shipping.stream.CarrierReportsTo.report;
import static dev.plumb.shipping.stream.CarrierReportsTo.signature;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.plumb.http.Problem;
import dev.plumb.shipping.Tables;
import dev.plumb.shipping.provider.CarrierStandIn;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer names what is wrong; the shipment stays as it was, and no report is written down. */
@QuarkusTest
@QuarkusTestResource(CarrierStandIn.class)
class WhenARequestIsBadTest {

  private static final String WEBHOOK = "/webhooks/carrier";
  private static final String HEADER = "Carrier-Signature";
  private static final UUID ORDER = UUID.randomUUID();

  @TestHTTPResource(WEBHOOK)
  URI webhook;

  @BeforeEach
  void prepared() {
    if (get("/shipments/" + ORDER).statusCode() != 200) {
      Told told = new Told();
      told.placed(ORDER, "SKU-1");
      told.confirmed(ORDER);
    }
  }

  @AfterEach
  void nothingHasChanged() {
    get("/shipments/" + ORDER).then().body("status", is("PREPARED")).body("version", is(1));
    assertThat(Tables.count("select count(*) from carrier_report where order_id = ?", ORDER))
        .isZero();
  }

  @Test
  void anIdThatIsNoneIsNamed() {
    named(get("/shipments/1"), "orderId");
    named(get("/shipments/1-1-1-1-1"), "orderId");
    problem(get("/shipments/" + new UUID(0, 0)), 404)
        .then()
        .body("type", is("urn:plumb:problem:no-such-shipment"));
  }

  @Test
  void otherAddressesMethodsAndContentTypesAreRefusedAlike() {
    String body = delivered();
    problem(get("/nothing"), 404);
    problem(given().delete("/shipments/" + ORDER), 405);
    problem(get(WEBHOOK), 405);
    problem(given().accept("text/csv").get("/shipments/" + ORDER), 406);
    problem(
        given()
            .contentType("text/plain")
            .header(HEADER, signature(body, "whsec_sandbox"))
            .body(body)
            .post(WEBHOOK),
        415);
  }

  @Test
  void aStrangersReportIsRefused() {
    String body = delivered();
    named(post(body, signature(body, "whsec_stranger")), HEADER);
    named(post(body, signature(body + " ", "whsec_sandbox")), HEADER);
    named(post(body, "nonsense"), HEADER);
    named(given().contentType("application/json").body(body).post(WEBHOOK), HEADER);
    named(given().contentType("application/json").post(WEBHOOK), HEADER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "null", "[]", "{", "\"x\"", "5"})
  void aBodyThatIsNoReportIsRefused(String body) {
    problem(signed(body), 400);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "id|null",
        "id|\"\"",
        "id|[]",
        "id|true",
        "id|5",
        "id|{}",
        "id|\"a\\u0000b\"",
        "type|null",
        "type|[]",
        "type|true",
        "trackingNumber|null",
        "trackingNumber|{}",
        "trackingNumber|1.5",
        "reference|null",
        "reference|5",
        "reference|\"1-1-1-1-1\"",
        "attempt|null",
        "attempt|-1",
        "attempt|1001",
        "attempt|99999999999",
        "attempt|99999999999999999999999999",
        "attempt|\"x\"",
        "attempt|\"1\"",
        "attempt|1.5",
        "attempt|[]",
        "occurredAt|null",
        "occurredAt|\"yesterday\"",
        "occurredAt|\"+999999999-12-31T23:59:59Z\"",
        "occurredAt|\"-0001-01-01T00:00:00Z\"",
        "occurredAt|{}",
      })
  void aFieldThatIsWrongIsNamed(String field, String json) {
    String marked = report(ORDER, "parcel.delivered", 1).put(field, "\u2603").encode();

    named(signed(marked.replace("\"\u2603\"", json)), field);
  }

  @ParameterizedTest
  @ValueSource(strings = {"id", "type", "trackingNumber", "reference", "attempt", "occurredAt"})
  void aFieldThatIsMissingIsNamed(String field) {
    JsonObject report = report(ORDER, "parcel.delivered", 1);
    report.remove(field);

    named(signed(report.encode()), field);
  }

  @Test
  void aTextThatIsTooLongIsNamed() {
    named(signed(report(ORDER, "x".repeat(256), 1).encode()), "type");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String large = "x".repeat(70_000);
    problem(post(large, "t=1,v1=00"), 413);

    HttpRequest unannounced =
        HttpRequest.newBuilder(webhook)
            .header("Content-Type", "application/json")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(large.getBytes())))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = client.send(unannounced, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    }
  }

  private String delivered() {
    return report(ORDER, "parcel.delivered", 1).encode();
  }

  private static Response signed(String body) {
    return post(body, signature(body, "whsec_sandbox"));
  }

  private static void named(Response answer, String field) {
    problem(answer, 400).then().body("errors.field", hasItem(field));
  }

  private static Response problem(Response answer, int status) {
    answer
        .then()
        .statusCode(status)
        .contentType(containsString(Problem.MEDIA_TYPE))
        .body("status", is(status))
        .body("detail", not(containsString("xception")));
    return answer;
  }
}
