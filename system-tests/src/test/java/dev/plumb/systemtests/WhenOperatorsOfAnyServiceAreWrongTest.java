package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every route of {@code /ops} of the three services: a problem, and nothing has changed. */
@ExtendWith(AllOfPlumb.class)
class WhenOperatorsOfAnyServiceAreWrongTest {

  private static final UUID NOTHING = new UUID(0, 0);
  private static final List<String> READ =
      List.of(
          "/ops",
          "/ops/outbox",
          "/ops/parked",
          "/ops/upstreams",
          "/ops/dead-letters",
          "/ops/dead-letters/0",
          "/ops/replays",
          "/ops/replays/" + NOTHING,
          "/ops/providers",
          "/ops/audit/changes",
          "/ops/audit/keys");
  private static final List<String> LISTS =
      READ.stream().filter(path -> !path.matches(".*/[0-9-]+")).toList();
  private static final List<String> CHANGE =
      List.of(
          "/ops/dead-letters/0/redrive",
          "/ops/dead-letters/0/discard",
          "/ops/dead-letters/redrive",
          "/ops/replays",
          "/ops/providers/nobody/release",
          "/ops/audit/digests");
  private static final List<String> NO_OBJECTS =
      List.of("{", "[]", "null", "5", "\"text\"", "{\"reason\"", "{\"nobodyKnows\": 1}", "{} {}");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Plumb plumb;

  WhenOperatorsOfAnyServiceAreWrongTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void theyAreToldSoAndNothingHappens(Application service) throws Exception {
    Rows rows = new Rows(plumb.database(service));
    List<String> before = changes(rows);

    for (String path : READ) {
      strangersSeeNothing(service, "GET", path);
      refused(405, service, request(service, path).PUT(BodyPublishers.ofString("{}")));
    }
    for (String path : LISTS) {
      refused(400, service, request(service, path + "?nobodyKnows=1").GET());
      refused(400, service, request(service, path + "?limit=0").GET());
    }
    refused(404, service, request(service, "/ops/nowhere").GET());
    for (String path : CHANGE) {
      strangersSeeNothing(service, "POST", path);
      for (String body : NO_OBJECTS) {
        refused(400, service, post(service, path, body));
      }
      refused(400, service, post(service, path + "?nobodyKnows=1", "{}"));
      refused(413, service, post(service, path, " ".repeat(2_000_000)));
      refused(415, service, post(service, path, "<a/>").setHeader("Content-Type", "text/xml"));
    }
    unknownIds(service);
    impossibleIds(service);

    assertThat(changes(rows)).isEqualTo(before);
  }

  private void strangersSeeNothing(Application service, String method, String path)
      throws Exception {
    refused(
        401,
        service,
        request(service, path)
            .method(method, BodyPublishers.noBody())
            .setHeader("Authorization", "Bearer " + plumb.opsToken() + "x"));
    refused(
        401,
        service,
        request(service, path)
            .method(method, BodyPublishers.noBody())
            .setHeader("Authorization", plumb.opsToken()));
  }

  private void unknownIds(Application service) throws Exception {
    refused(404, service, request(service, "/ops/dead-letters/0").GET());
    refused(404, service, post(service, "/ops/dead-letters/0/redrive", "{}"));
    refused(404, service, post(service, "/ops/dead-letters/0/discard", "{\"reason\": \"a\"}"));
    refused(404, service, request(service, "/ops/replays/" + NOTHING).GET());
    refused(404, service, request(service, "/ops/replays/" + NOTHING).DELETE());
    refused(404, service, post(service, "/ops/providers/nobody/release", "{}"));
  }

  private void impossibleIds(Application service) throws Exception {
    for (String id : List.of("x", "-1", "1.5", "99999999999999999999", "%00")) {
      refused(400, service, request(service, "/ops/dead-letters/" + id).GET());
      refused(400, service, post(service, "/ops/dead-letters/" + id + "/redrive", "{}"));
      refused(400, service, request(service, "/ops/replays/" + id).GET());
      refused(400, service, request(service, "/ops/replays/" + id).DELETE());
      refused(400, service, request(service, "/ops/audit/keys?after=" + id).GET());
    }
  }

  private HttpRequest.Builder post(Application service, String path, String body) {
    return request(service, path).POST(BodyPublishers.ofString(body));
  }

  private HttpRequest.Builder request(Application service, String path) {
    return HttpRequest.newBuilder(URI.create(plumb.http(service).base() + path))
        .version(HttpClient.Version.HTTP_1_1)
        .header("Content-Type", "application/json")
        .header("Authorization", "Bearer " + plumb.opsToken())
        .header("X-Operator", "ada");
  }

  private void refused(int status, Application service, HttpRequest.Builder request)
      throws IOException, InterruptedException {
    HttpRequest asked = request.build();
    HttpResponse<String> answer = client.send(asked, BodyHandlers.ofString());

    String what = service + " " + asked.method() + " " + asked.uri() + ": " + answer.body();
    assertThat(answer.statusCode()).as(what).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElse(""))
        .as(what)
        .startsWith("application/problem+json");
    assertThat(new ObjectMapper().readTree(answer.body()).path("status").asInt()).isEqualTo(status);
    assertThat(answer.body()).doesNotContainIgnoringCase("exception").doesNotContain("dev.plumb");
  }

  /** What /ops can change. Events of orders may come and go meanwhile. */
  private static List<String> changes(Rows rows) {
    return rows.words(
        """
        select concat_ws(' ', (select count(*) from operation), (select count(*) from replay),
                              (select count(*) from effect_trouble),
                              (select count(*) from dead_letter))
        """);
  }
}
