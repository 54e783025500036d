package dev.plumb.order.http;

import static dev.plumb.order.http.Refusals.named;
import static dev.plumb.order.http.Refusals.problem;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.http.Problem;
import dev.plumb.order.Requests;
import dev.plumb.order.Tables;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each answer names the field; nothing is written and so nothing published. */
@QuarkusTest
class WhenTheInputIsBadTest {

  private static final String LARGE = Requests.ORDER + " ".repeat(1_000_000);

  private final Tables tables = new Tables();

  @TestHTTPResource("/orders")
  URI orders;

  @BeforeEach
  void empty() {
    tables.empty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "customerId",
        "currency",
        "paymentMethod",
        "lines",
        "shippingAddress",
        "lines[0].sku",
        "lines[0].quantity",
        "lines[0].unitPrice",
        "shippingAddress.name",
        "shippingAddress.street",
        "shippingAddress.city",
        "shippingAddress.postalCode",
        "shippingAddress.country"
      })
  void aFieldThatIsMissingOrNullOrOfTheWrongTypeIsNamed(String field) {
    refused(with(field, holder -> holder.remove(last(field))), field);
    refused(with(field, holder -> holder.putNull(last(field))), field);
    refused(with(field, holder -> holder.put(last(field), true)), field);
    refused(with(field, holder -> holder.put(last(field), 1.5)), field);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "customerId|5",
        "customerId|\"\"",
        "customerId|\"  \"",
        "customerId|\"a\\u0000b\"",
        "customerId|\"a\\ud800b\"",
        "customerId|[\"c-1\"]",
        "currency|\"EURO\"",
        "currency|\"eur\"",
        "currency|\"XAU\"",
        "currency|978",
        "paymentMethod|\"pm_card_nobody\"",
        "paymentMethod|\"pm_sandbox_../..\"",
        "paymentMethod|{}",
        "lines|[]",
        "lines|{}",
        "lines|\"SKU-1\"",
        "lines[0]|null",
        "lines[0]|5",
        "lines[0].sku|\"\"",
        "lines[0].quantity|0",
        "lines[0].quantity|-1",
        "lines[0].quantity|\"2\"",
        "lines[0].quantity|1.0",
        "lines[0].quantity|1000001",
        "lines[0].quantity|99999999999",
        "lines[0].quantity|99999999999999999999999999",
        "lines[0].unitPrice|-1",
        "lines[0].unitPrice|\"1250\"",
        "lines[0].unitPrice|12.50",
        "lines[0].unitPrice|1e3",
        "lines[0].unitPrice|100000000",
        "lines[0].unitPrice|9223372036854775808",
        "customerEmail|\"\"",
        "customerEmail|\"nobody\"",
        "customerEmail|\"a@localhost\"",
        "customerEmail|\"a@example.com\\r\\nBcc: b@example.com\"",
        "customerEmail|\"a@example.com\\n\"",
        "customerEmail|\"a@example.com, b@example.com\"",
        "customerEmail|\"A <a@example.com>\"",
        "customerEmail|\"a@example.com> SIZE=1\"",
        "customerEmail|\"a b@example.com\"",
        "customerEmail|\".a@example.com\"",
        "customerEmail|\"a@-example.com\"",
        "customerEmail|\"a@b@example.com\"",
        "customerEmail|\"ä@example.com\"",
        "customerEmail|5",
        "customerEmail|true",
        "customerEmail|[\"a@example.com\"]",
        "shippingAddress|[]",
        "shippingAddress|\"S 1, B\"",
        "shippingAddress.country|\"XX\"",
        "shippingAddress.country|\"DEU\"",
        "shippingAddress.postalCode|10115",
      })
  void aFieldWithAnImpossibleValueIsNamed(String field, String json) {
    refused(replaced(field, json), field);
  }

  @Test
  void aTextThatIsTooLongIsNamed() {
    String tooLong = "x".repeat(201);
    refused(with("customerId", holder -> holder.put("customerId", tooLong)), "customerId");
    refused(
        with("shippingAddress.name", holder -> holder.put("name", tooLong)),
        "shippingAddress.name");
    String tooFar = "a@" + "example.".repeat(32) + "com";
    refused(with("customerEmail", order -> order.put("customerEmail", tooFar)), "customerEmail");
    String tooLocal = "x".repeat(65) + "@example.com";
    refused(with("customerEmail", order -> order.put("customerEmail", tooLocal)), "customerEmail");
  }

  @Test
  void anUnknownOrRepeatedFieldIsNamed() {
    refused(with("x", holder -> holder.put("coupon", "FREE")), "coupon");
    String twice = Requests.ORDER.replaceFirst("\"currency\"", "\"currency\":\"USD\",\"currency\"");
    assertThat(post("k-1", twice).statusCode()).isEqualTo(400);
    nothingWritten();
  }

  @Test
  void moreThanAThousandLinesAreRefused() {
    refused(withLines(1001, 1), "lines");
    assertThat(post("k-1", withLines(1000, 1)).statusCode()).isEqualTo(201);
  }

  @Test
  void aTotalThatNobodyCanChargeIsRefused() {
    refused(withLines(2, 99_999_999), "lines");
    refused(withLines(1, 0), "lines");
  }

  @ParameterizedTest
  @ValueSource(strings = {"{", "{\"a\"", "[]", "\"text\"", "5", "null", "", " ", "{} {}"})
  void aBodyThatIsNoJsonObjectIsRefused(String body) {
    Response answer = post("k-1", body);

    assertThat(answer.statusCode()).isEqualTo(400);
    problem(answer, 400);
    nothingWritten();
  }

  @Test
  void aKeyThatIsMissingOrUnprintableOrTooLongIsNamed() {
    Response none = given().contentType("application/json").body(Requests.ORDER).post("/orders");
    named(none, "Idempotency-Key");
    for (String key : List.of("", " ", "a\tb", "schlüssel", "k".repeat(256))) {
      named(post(key, Requests.ORDER), "Idempotency-Key");
    }
    assertThat(post("k".repeat(255), Requests.ORDER).statusCode()).isEqualTo(201);
  }

  @Test
  void aMegabyteIsRefused() {
    problem(post("k-1", LARGE), 413);
    nothingWritten();
  }

  @Test
  void aMegabyteThatDoesNotSayHowLargeItIsIsRefused() throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(orders)
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "k-1")
            .POST(
                HttpRequest.BodyPublishers.ofInputStream(
                    () -> new ByteArrayInputStream(LARGE.getBytes(StandardCharsets.UTF_8))))
            .build();
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());

      assertThat(answer.statusCode()).isEqualTo(413);
      assertThat(answer.headers().firstValue("Content-Type")).hasValue(Problem.MEDIA_TYPE);
    }
    nothingWritten();
  }

  @Test
  void otherContentTypesAddressesAndMethodsAreRefusedAlike() {
    problem(given().contentType("text/plain").body("hello").post("/orders"), 415);
    problem(given().contentType("application/xml").body("<a/>").post("/orders"), 415);
    problem(given().accept("text/csv").get("/orders"), 406);
    problem(given().delete("/orders"), 405);
    problem(given().get("/nowhere"), 404);
    named(given().get("/orders/not-an-id"), "id");
    named(given().get("/orders/1-1-1-1-1"), "id");
    problem(given().get("/orders/00000000-0000-0000-0000-000000000000"), 404);
    problem(given().post("/orders/00000000-0000-0000-0000-000000000000/cancellation"), 404);
    nothingWritten();
  }

  @ParameterizedTest
  @CsvSource({"status,placed", "after,17", "limit,0", "limit,201", "limit,many", "limit,-1"})
  void aQueryParameterThatMakesNoSenseIsNamed(String parameter, String value) {
    named(given().queryParam(parameter, value).get("/orders"), parameter);
  }

  private void refused(String body, String field) {
    named(post("k-1", body), field);
    nothingWritten();
  }

  private void nothingWritten() {
    assertThat(tables.notEmpty()).isEmpty();
  }

  private static Response post(String key, String body) {
    return Requests.place(key, body);
  }

  /** The order with the JSON object that holds the field changed. */
  private static String with(String field, Consumer<JsonObject> change) {
    JsonObject order = new JsonObject(Requests.ORDER);
    JsonObject holder = order;
    if (field.startsWith("lines[0].")) {
      holder = order.getJsonArray("lines").getJsonObject(0);
    } else if (field.startsWith("shippingAddress.")) {
      holder = order.getJsonObject("shippingAddress");
    }
    change.accept(holder);
    return order.encode();
  }

  private static String replaced(String field, String json) {
    String marker = "\"\u2603\"";
    String marked =
        field.equals("lines[0]")
            ? with("lines", order -> order.put("lines", new JsonArray().add("\u2603")))
            : with(field, holder -> holder.put(last(field), "\u2603"));
    return marked.replace(marker, json);
  }

  private static String last(String field) {
    return field.substring(field.lastIndexOf('.') + 1);
  }

  private static String withLines(int count, long unitPrice) {
    JsonObject line =
        new JsonObject().put("sku", "SKU-1").put("quantity", 1).put("unitPrice", unitPrice);
    return with(
        "lines", order -> order.put("lines", new JsonArray(Collections.nCopies(count, line))));
  }
}
