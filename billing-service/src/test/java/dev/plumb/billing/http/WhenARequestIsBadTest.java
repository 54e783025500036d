package dev.plumb.billing.http;

import static dev.plumb.billing.http.ProviderCalls.signature;
import static io.restassured.RestAssured.get;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import dev.plumb.billing.PaidHere;
import dev.plumb.billing.provider.Json;
import dev.plumb.billing.stream.Told;
import dev.plumb.http.Problem;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer names what is wrong; the payment stays as it was. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenARequestIsBadTest {

  private static final String HELD = "payment_intent.amount_capturable_updated";
  private static final String WEBHOOK = "/webhooks/payment-provider";
  private static final String HEADER = "Stripe-Signature";
  private static final UUID ORDER = UUID.randomUUID();

  @TestHTTPResource(WEBHOOK)
  URI webhook;

  @BeforeEach
  void waitingForAnAnswer() {
    if (get("/payments/" + ORDER).statusCode() != 200) {
      PaidHere.SILENT.put(ORDER.toString(), true);
      new Told(ORDER).placed();
    }
  }

  @AfterEach
  void nothingHasChanged() {
    get("/payments/" + ORDER).then().body("status", is("AUTHORIZING")).body("version", is(0));
  }

  @Test
  void anIdThatIsNoneIsNamed() {
    named(get("/payments/nonsense"), "orderId");
    named(get("/payments/1-1-1-1-1"), "orderId");
    problem(get("/payments/" + new UUID(0, 0)), 404)
        .then()
        .body("type", is("urn:plumb:problem:no-such-payment"));
  }

  @Test
  void otherAddressesMethodsAndContentTypesAreRefusedAlike() {
    problem(get("/nowhere"), 404);
    problem(given().post("/payments/" + ORDER), 405);
    problem(get(WEBHOOK), 405);
    problem(given().accept("text/csv").get("/payments/" + ORDER), 406);
    problem(signed(held()).contentType("text/plain").body(held()).post(WEBHOOK), 415);
    problem(signed(held()).contentType("application/xml").body(held()).post(WEBHOOK), 415);
  }

  @Test
  void whatIsNotSignedByTheProviderIsRefused() {
    Instant now = Instant.now();
    for (String forged :
        new String[] {
          "",
          "nonsense",
          "t=" + now.getEpochSecond(),
          signature(held(), "whsec_three", now),
          signature(held() + " ", "whsec_one", now),
          signature(held(), "whsec_one", now.minusSeconds(400)),
          signature(held(), "whsec_one", now.plusSeconds(400))
        }) {
      named(json().header(HEADER, forged).body(held()).post(WEBHOOK), HEADER);
    }
    named(json().body(held()).post(WEBHOOK), HEADER);
    named(json().post(WEBHOOK), HEADER);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "not json",
        "{",
        "",
        " ",
        "null",
        "5",
        "[]",
        "\"text\"",
        "{}",
        "{\"type\":\"payment_intent.succeeded\"}",
        "{\"type\":\"payment_intent.succeeded\",\"data\":5}",
        "{\"type\":\"payment_intent.succeeded\",\"data\":{\"object\":null}}",
        "{\"data\":{\"object\":{}}}"
      })
  void whatIsSignedButNoEventIsRefused(String body) {
    named(signed(body).contentType("application/json").body(body).post(WEBHOOK), "body");
  }

  @Test
  void aBodyThatIsTooLargeIsRefused() throws Exception {
    String large = " ".repeat(2_000_000);
    problem(json().header(HEADER, "t=1,v1=00").body(large).post(WEBHOOK), 413);

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

  private String held() {
    return Json.event(HELD, Json.intent(ORDER, "requires_capture", 2500));
  }

  private static RequestSpecification json() {
    return given().contentType("application/json");
  }

  private static RequestSpecification signed(String body) {
    return given().header(HEADER, signature(body, "whsec_one", Instant.now()));
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
