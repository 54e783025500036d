package dev.plumb.billing.ops;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;

import dev.plumb.billing.PaidHere;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Everything here is answered with a problem, and nothing has changed. */
@QuarkusTest
@WithTestResource(PaidHere.class)
class WhenAnOperatorIsWrongTest extends OperatorsTest {

  private static final String EVERYTHING =
      """
      select (select count(*) from dead_letter), (select count(*) from parked),
             (select count(*) from operation), (select count(*) from replay),
             (select count(*) from history),
             (select md5(coalesce(string_agg(e::text, ' ' order by id), ''))
              from effect e where settled_at is not null),
             (select md5(coalesce(string_agg(w::text, ' ' order by stream, key), ''))
              from watermark w)
      """;

  private long id;
  private List<Object> before;

  @BeforeEach
  void poison() {
    upstream.placedWrongly(order);
    upstream.cancellationRequested(order);
    id = deadLetter();
    before = everything();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ops",
        "/ops/outbox",
        "/ops/parked",
        "/ops/gaps",
        "/ops/dead-letters",
        "/ops/dead-letters/1",
        "/ops/replays",
        "/ops/replays/1",
        "/ops/effects",
        "/ops/effects/1",
        "/ops/providers",
        "/ops/audit/changes",
        "/ops/audit/keys",
        "/ops/upstreams",
        "/ops/histories",
        "/ops/contracts"
      })
  void withoutTheTokenNothingIsShown(String path) {
    for (RequestSpecification stranger :
        List.of(
            given(),
            given().header("Authorization", "Bearer operators-under-tesT"),
            given().header("Authorization", "Bearer "),
            given().header("Authorization", "Basic operators-under-test"))) {
      stranger
          .get(path)
          .then()
          .statusCode(401)
          .contentType(PROBLEM)
          .header("WWW-Authenticate", containsString("Bearer"));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/ops/dead-letters/{id}/redrive",
        "/ops/dead-letters/{id}/discard",
        "/ops/dead-letters/redrive",
        "/ops/gaps/order/0190a4c8-0000-7000-8000-000000000001/dismiss",
        "/ops/replays",
        "/ops/effects/{id}/settle",
        "/ops/providers/payment/release",
        "/ops/audit/digests",
        "/ops/histories"
      })
  void withoutTheTokenNothingIsDone(String path) {
    given()
        .header("X-Operator", "eve")
        .body("{\"reason\": \"IllegalArgument\", \"stream\": \"payment\", \"consumer\": \"order\"}")
        .post(path.replace("{id}", "" + id))
        .then()
        .statusCode(401)
        .contentType(PROBLEM);

    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          /ops?x=1                              | no query parameter x
          /ops/outbox?x=1                       | no query parameter x
          /ops/parked?limit=0                   | limit
          /ops/parked?limit=501                 | limit
          /ops/parked?after=nonsense            | after
          /ops/parked?after=order/nonsense      | after
          /ops/parked?stream=                   | stream
          /ops/gaps?limit=0                     | limit
          /ops/gaps?after=nonsense              | after
          /ops/gaps?after=order/nonsense        | after
          /ops/gaps?stream=%00                  | stream
          /ops/gaps?key=x                       | no query parameter key
          /ops/dead-letters?limit=ten           | limit
          /ops/dead-letters?after=-1            | after
          /ops/dead-letters?after=99999999999999999999 | after
          /ops/dead-letters?key=1-1-1-1-1       | key
          /ops/dead-letters?olderThan=1%20day   | olderThan
          /ops/dead-letters?olderThan=0s        | olderThan
          /ops/dead-letters?stream=a&stream=b   | stream
          /ops/dead-letters?reason=%00          | reason
          /ops/dead-letters?colour=red          | colour
          /ops/dead-letters/first               | dead letter's id
          /ops/replays?limit=-5                 | limit
          /ops/upstreams?stream=order           | stream
          /ops/histories?limit=1                | limit
          /ops/replays/1                        | replay's id
          /ops/effects?state=open               | state is none of [waiting, unknown, refused]
          /ops/effects?state=WAITING            | state
          /ops/effects?key=1                    | key
          /ops/effects?provider=                | provider
          /ops/effects?limit=501                | limit
          /ops/effects?after=x                  | after
          /ops/effects?olderThan=1h             | olderThan
          /ops/effects?state=refused&key=0190a4c8-0000-7000-8000-000000000001 | not both
          /ops/effects/first                    | effect's id
          /ops/providers?x=1                    | no query parameter x
          /ops/audit/changes?after=x            | after
          /ops/audit/changes?after=%2B999999999-01-01/1 | after
          /ops/audit/changes?limit=0            | limit
          /ops/audit/changes?key=x              | key
          """)
  void aQuestionThatMakesNoSenseIsNamed(String path, String named) {
    operator()
        .urlEncodingEnabled(false)
        .get(path)
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("type", is("urn:plumb:problem:invalid-request"))
        .body("detail", containsString(named));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          dead-letters/{id}/redrive?dryrun=true | {}                          | dryrun
          dead-letters/{id}/redrive?dryRun=yes  | {}                          | dryRun
          dead-letters/{id}/redrive             | {"dryRun": true}            | nothing to say
          dead-letters/{id}/redrive             | {"dryRun"                   | no JSON object
          dead-letters/x/redrive                | {}                          | dead letter's id
          dead-letters/{id}/discard             | {}                          | reason is missing
          dead-letters/{id}/discard             | {"reason": ""}              | reason
          dead-letters/{id}/discard             | {"reason": 7}               | reason
          dead-letters/{id}/discard             | {"reason": null}            | reason
          dead-letters/{id}/discard             | {"reason": ["a"]}           | reason
          dead-letters/{id}/discard             | {"reason": "a\\u0000b"}     | reason
          dead-letters/{id}/discard             | ["reason"]                  | no JSON object
          dead-letters/{id}/discard             | null                        | no JSON object
          dead-letters/{id}/discard             | "reason"                    | no JSON object
          dead-letters/{id}/discard             | {"reason": "a", "why": 1}   | unknown field
          dead-letters/{id}/discard?force=true  | {"reason": "a"}             | force
          gaps/order/1/dismiss                  | {"reason": "a"}             | key
          gaps/order/0190a4c8-0000-7000-8000-000000000001/dismiss | {}        | reason is missing
          gaps/order/0190a4c8-0000-7000-8000-000000000001/dismiss | {"reason": "a", "all": true} | unknown field
          gaps/order/0190a4c8-0000-7000-8000-000000000001/dismiss?all=true | {"reason": "a"} | all
          effects/1/settle                      | {}                          | as is missing
          effects/1/settle                      | {"as": "done"}              | reason is missing
          effects/1/settle                      | {"as": "done", "reason": ""} | reason
          effects/1/settle                      | {"as": "maybe", "reason": "a"} | as is none of [done, not-done, again]
          effects/1/settle                      | {"as": "DONE", "reason": "a"} | as is none of
          effects/1/settle                      | {"as": true, "reason": "a"} | as
          effects/1/settle                      | {"as": "done", "reason": "a", "dryRun": true} | unknown field
          effects/1/settle?dryrun=true          | {"as": "done", "reason": "a"} | dryrun
          effects/1/settle?dryRun=yes           | {"as": "done", "reason": "a"} | dryRun
          effects/one/settle                    | {"as": "done", "reason": "a"} | effect's id
          providers/payment/release             | {"force": true}             | nothing to say
          providers/payment/release?force=true  | {}                          | force
          audit/digests                         | {}                          | keys
          audit/digests                         | {"keys": []}                | keys
          audit/digests                         | {"keys": ["x"]}             | keys
          audit/digests                         | {"keys": "x"}               | keys
          dead-letters/redrive                  | {}                          | reason is missing
          dead-letters/redrive                  | {"reason": "a", "limit": 0} | limit
          dead-letters/redrive                  | {"reason": "a", "limit": "5"} | limit
          dead-letters/redrive                  | {"reason": "a", "limit": 1.5} | limit
          dead-letters/redrive                  | {"reason": "a", "limit": 99999999999} | limit
          dead-letters/redrive                  | {"reason": "a", "after": -1} | after
          histories?now=true                    | {"reason": "a"}             | now
          histories                             | {}                          | reason is missing
          histories                             | {"reason": "a", "epoch": 7} | unknown field
          replays | {"consumer": "order", "all": true}                       | stream is missing
          replays | {"stream": "payment", "all": true}                       | consumer is missing
          replays | {"stream": "payment", "consumer": "order"}               | what to replay
          replays | {"stream": "payment", "consumer": "order", "all": 1}     | all
          replays | {"stream": "payment", "consumer": "order", "key": "x"}   | key
          replays | {"stream": "payment", "consumer": "order", "since": "x"} | since
          replays | {"stream": "payment", "consumer": "order", "since": "+999999999-12-31T00:00:00Z"} | since
          replays | {"stream": "payment", "consumer": "order", "before": 5}  | before
          replays | {"stream": "payment", "consumer": "order", "all": true, "before": "2026-01-01T00:00:00Z"} | not both
          replays | {"stream": "payment", "consumer": "order", "all": true, "eventsPerSecond": 0} | eventsPerSecond
          replays | {"stream": "payment", "consumer": "order", "all": true, "eventsPerSecond": 10001} | eventsPerSecond
          """)
  void anOrderThatMakesNoSenseIsNamedAndNotObeyed(String path, String body, String named) {
    operator()
        .body(body)
        .post("/ops/" + path.replace("{id}", "" + id))
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("detail", containsString(named));

    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"parked?stream", "dead-letters?reason", "effects?provider"})
  void aQuestionThatIsTooLongIsNamed(String question) {
    operator()
        .get("/ops/" + question + "=" + "a".repeat(1001))
        .then()
        .statusCode(400)
        .contentType(PROBLEM)
        .body("detail", containsString(question.replaceAll(".*\\?", "") + " is longer than 1000"));
  }

  @Test
  void whoeverActsSaysWhoHeIs() {
    for (Map<String, String> headers :
        List.of(
            Map.<String, String>of(),
            Map.of("X-Operator", " "),
            Map.of("X-Operator", "a".repeat(101)))) {
      given()
          .contentType("application/json")
          .header("Authorization", "Bearer operators-under-test")
          .headers(headers)
          .body("{\"reason\": \"a\"}")
          .post("/ops/dead-letters/" + id + "/discard")
          .then()
          .statusCode(400)
          .body("detail", containsString("X-Operator"));
    }

    assertThat(everything()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {"text/plain", "application/xml", "application/x-www-form-urlencoded"})
  void whatCallsItselfOtherThanJsonIsRefused(String type) {
    operator()
        .contentType(type)
        .body("{\"reason\": \"a\"}")
        .post("/ops/dead-letters/" + id + "/discard")
        .then()
        .statusCode(415)
        .contentType(PROBLEM)
        .body("type", is("urn:plumb:problem:unsupported-media-type"));

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    operator()
        .body("{\"reason\": \"" + "a".repeat(2_000_000) + "\"}")
        .post("/ops/dead-letters/" + id + "/discard")
        .then()
        .statusCode(413)
        .contentType(PROBLEM);

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void otherMethodsAreRefused() {
    operator().put("/ops/dead-letters/" + id).then().statusCode(405).contentType(PROBLEM);
    operator().delete("/ops/dead-letters/" + id).then().statusCode(405).contentType(PROBLEM);
    operator().get("/ops/dead-letters/redrive/x").then().statusCode(404).contentType(PROBLEM);
    operator().get("/ops/nothing").then().statusCode(404).contentType(PROBLEM);

    assertThat(everything()).isEqualTo(before);
  }

  @Test
  void whatIsNotThereIsSaidSo() {
    operator().get("/ops/dead-letters/0").then().statusCode(404).contentType(PROBLEM);
    operator().post("/ops/dead-letters/0/redrive").then().statusCode(404).contentType(PROBLEM);
    operator()
        .body("{\"reason\": \"a\"}")
        .post("/ops/dead-letters/0/discard")
        .then()
        .statusCode(404)
        .contentType(PROBLEM);
    operator().get("/ops/effects/0").then().statusCode(404).contentType(PROBLEM);
    operator()
        .body("{\"as\": \"done\", \"reason\": \"a\"}")
        .post("/ops/effects/0/settle")
        .then()
        .statusCode(404)
        .contentType(PROBLEM);
    operator().post("/ops/providers/nobody/release").then().statusCode(404).contentType(PROBLEM);
    operator().post("/ops/providers/payment/release").then().statusCode(409).contentType(PROBLEM);
    UUID nothing = UUID.randomUUID();
    operator()
        .body("{\"reason\": \"a\"}")
        .post("/ops/gaps/order/" + nothing + "/dismiss")
        .then()
        .statusCode(404)
        .contentType(PROBLEM);
    operator().get("/ops/replays/" + nothing).then().statusCode(404).contentType(PROBLEM);
    operator().delete("/ops/replays/" + nothing).then().statusCode(404).contentType(PROBLEM);

    assertThat(everything()).isEqualTo(before);
  }

  private List<Object> everything() {
    return List.of(rows(EVERYTHING).getFirst());
  }
}
