package dev.plumb.local.operator;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenAnOperatorTypesTest {
  private static final String CONTRACTS =
      "{\"reads\": [{\"stream\": \"box\", \"type\": \"box.filled.v1\", \"applied\": true,"
          + " \"deprecated\": \"take v2\"}, {\"stream\": \"box\", \"type\": \"box.emptied.v1\"}],"
          + " \"bindings\": [{\"stream\": \"box\", \"exchange\": \"billing.box\","
          + " \"partitions\": 8, \"bound\": true}], \"seen\": [{\"role\": \"read\", \"stream\":"
          + " \"box\", \"type\": \"box.filled.v2\", \"as\": \"box.filled.v1\", \"lastAt\": \"one\"},"
          + " {\"role\": \"written\", \"stream\": \"box\", \"type\": \"box.filled.v2\","
          + " \"lastAt\": \"noon\"}]}";

  private final Map<String, String> answers = new HashMap<>();
  private final List<String> asked = new ArrayList<>();
  private final List<String> out = new ArrayList<>();
  private final List<String> err = new ArrayList<>();
  private int status = 200;
  private HttpServer server;
  private String url;

  @BeforeEach
  void serve() throws IOException {
    server = HttpServer.create(new InetSocketAddress("localhost", 0), 0);
    server.createContext("/", this::answer);
    server.start();
    url = "billing=http://localhost:" + server.getAddress().getPort();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void pagesAreReadToTheEndAndStandInColumns() {
    answers.put(
        "GET /ops/dead-letters?limit=500&stream=order",
        "{\"deadLetters\": [{\"id\": 7, \"stream\": \"order\", \"key\": \"k-1\", \"version\": 2,"
            + " \"type\": \"t\", \"diedAt\": \"now\", \"reason\": \"a bug\"}], \"next\": 7}");
    answers.put(
        "GET /ops/dead-letters?after=7&limit=500&stream=order",
        "{\"deadLetters\": [{\"id\": 123, \"stream\": \"order\", \"diedAt\": \"later\","
            + " \"reason\": \"no key\"}]}");

    assertThat(type("dead-letters", "list", "--stream", "order")).isZero();

    assertThat(out.getFirst().lines())
        .containsExactly(
            "SERVICE  ID   STREAM  KEY  VERSION  TYPE  DIED AT  REASON",
            "billing  7    order   k-1  2        t     now      a bug",
            "billing  123  order   -    -        -     later    no key");
  }

  @Test
  void aDryRunIsADryRun() {
    answers.put(
        "POST /ops/dead-letters/7/redrive?dryRun=true",
        "{\"dryRun\": true, \"steps\": [{\"version\": 2, \"type\": \"t\", \"outcome\":"
            + " \"APPLIED\", \"change\": \"Box moves from A to B\", \"events\": [\"e\"],"
            + " \"effects\": []}]}");

    assertThat(type("dead-letters", "redrive", "billing", "7", "--dry-run")).isZero();

    assertThat(out.getFirst()).contains("Box moves from A to B").contains("nothing was changed");
    assertThat(asked).hasSize(1);
  }

  @Test
  void whatStillWaitsIsNoSuccess() {
    answers.put(
        "POST /ops/dead-letters/7/redrive",
        "{\"id\": 7, \"outcome\": \"STILL_DEAD\", \"released\": 0, \"stoppedAt\": 7,"
            + " \"why\": \"a bug\"}");

    assertThat(type("dead-letters", "redrive", "billing", "7")).isEqualTo(Failure.REFUSED);

    assertThat(out.getFirst()).contains("STILL_DEAD").contains("dead letter 7");
  }

  @Test
  void allWithOneReasonAreAskedForUntilThereAreNone() {
    answers.put(
        "POST /ops/dead-letters/redrive",
        "{\"redriven\": [{\"id\": 7, \"outcome\": \"APPLIED\", \"released\": 3}]}");

    assertThat(type("dead-letters", "redrive", "billing", "--reason", "a bug")).isZero();

    assertThat(asked).containsExactly("POST /ops/dead-letters/redrive {\"reason\":\"a bug\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "fly",
        "status now",
        "status --colour red",
        "status --url billing",
        "dead-letters",
        "dead-letters redrive",
        "dead-letters redrive billing",
        "dead-letters redrive billing seven",
        "dead-letters redrive billing 7 --dryrun",
        "dead-letters redrive billing 7 --dryrun true",
        "dead-letters redrive nobody 7",
        "dead-letters discard billing 7",
        "dead-letters list --key",
        "replay",
        "replay nobody",
        "replay billing --rate fast",
        "replay cancel billing",
        "parked --service nobody",
        "effects",
        "effects forget billing 7",
        "effects show billing seven",
        "effects list --colour red",
        "effects settle billing",
        "effects settle billing 7 --as done",
        "effects settle billing 7 --reason why",
        "effects settle billing 7 --as maybe --reason why",
        "effects settle billing 7 --as done --reason why --dryrun true",
        "effects settle nobody 7 --as done --reason why",
        "providers",
        "providers hold billing payment",
        "providers release billing",
        "providers release nobody payment",
        "gaps",
        "gaps close billing order k-1",
        "gaps list --colour red",
        "gaps dismiss billing order",
        "gaps dismiss billing order k-1",
        "gaps dismiss nobody order k-1 --reason why",
        "history begin billing",
        "history end billing",
        "history list",
        "contracts",
        "contracts where order.order-placed",
        "contracts who",
        "contracts who order.order-placed --broker http://guest:guest@localhost:15672",
        "contracts who order.order-placed --broker http://localhost:15672",
      })
  void whatMakesNoSenseIsNotSent(String line) {
    assertThat(type(line.isEmpty() ? new String[0] : line.split(" "))).isEqualTo(2);

    assertThat(asked).isEmpty();
    assertThat(err.getFirst()).startsWith("plumb: ").endsWith("(--help shows how)");
  }

  @Test
  void effectsThatWaitAreListedWithWhatTheyHoldBack() {
    answers.put(
        "GET /ops/effects?limit=500&provider=mail",
        "{\"effects\": [{\"id\": 7, \"provider\": \"mail\", \"kind\": \"mail.send\", \"key\": \"k-1\","
            + " \"purpose\": \"CONFIRMED\", \"state\": \"UNKNOWN\", \"waitsForAPerson\": true,"
            + " \"ageSeconds\": 7300, \"attempts\": 2, \"lastError\": \"reset\","
            + " \"behind\": [\"mail.send SHIPPED\", \"mail.send REFUNDED\"]}], \"next\": 7}");
    answers.put(
        "GET /ops/effects?after=7&limit=500&provider=mail",
        "{\"effects\": [{\"id\": 8, \"provider\": \"mail\", \"kind\": \"mail.send\", \"key\": \"k-2\","
            + " \"purpose\": \"SHIPPED\", \"state\": \"UNKNOWN\", \"ageSeconds\": 100,"
            + " \"attempts\": 1, \"behind\": []}]}");

    assertThat(type("effects", "list", "--provider", "mail")).isZero();

    assertThat(out.getFirst().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "SERVICE|ID|PROVIDER|KIND|PURPOSE|KEY|STATE|AGE|ATTEMPTS|HOLDS BACK|LAST ERROR",
            "billing|7|mail|mail.send|CONFIRMED|k-1|UNKNOWN, waits for you|2h|2"
                + "|mail.send SHIPPED, mail.send REFUNDED|reset",
            "billing|8|mail|mail.send|SHIPPED|k-2|UNKNOWN|100s|1|-|-");
  }

  @Test
  void anEffectIsSettledWithItsReasonOrOnlyRehearsed() {
    String answer =
        "{\"ledger\": \"UNKNOWN to CONFIRMED\", \"change\": \"Box moves from A to B\","
            + " \"next\": \"mail.send SHIPPED\"}";
    answers.put("POST /ops/effects/7/settle?dryRun=true", answer);
    answers.put("POST /ops/effects/7/settle", answer);
    String[] words = {"effects", "settle", "billing", "7", "--as", "done", "--reason", "r"};

    assertThat(type(Stream.concat(Stream.of(words), Stream.of("--dry-run")).toArray(String[]::new)))
        .isZero();
    assertThat(out.getLast())
        .contains("UNKNOWN to CONFIRMED", "from A to B", "nothing was changed");
    assertThat(type(words)).isZero();

    assertThat(out.getLast()).contains("mail.send SHIPPED").doesNotContain("nothing was changed");
    assertThat(asked).hasSize(2).allMatch(it -> it.contains("\"as\":\"done\""));
  }

  @Test
  void aHeldProviderIsLetGo() {
    answers.put(
        "GET /ops/providers",
        "{\"providers\": [{\"name\": \"a:b\", \"answers\": false, \"heldSince\": \"now\"},"
            + " {\"name\": \"c\", \"answers\": true}]}");
    answers.put("POST /ops/providers/a%3Ab/release", "{\"released\": \"a:b\"}");

    assertThat(type("providers", "list")).isZero();
    assertThat(type("providers", "release", "billing", "a:b")).isZero();

    assertThat(out.getFirst().lines())
        .containsExactly(
            "SERVICE  PROVIDER  ANSWERS  HELD SINCE",
            "billing  a:b       no       now",
            "billing  c         yes      -");
    assertThat(out.getLast()).isEqualTo("a:b is called again");
  }

  @Test
  void aStoppedStreamIsSaidWithWhatToDo() {
    answers.put("GET /ops/outbox", "{\"waiting\": 0}");
    answers.put("GET /ops/dead-letters?limit=500", "{}");
    answers.put("GET /ops/parked?limit=500", "{}");
    answers.put("GET /ops/effects?limit=500", "{\"effects\": [{}, {}]}");
    answers.put("GET /ops/replays", "{}");
    answers.put(
        "GET /ops/upstreams",
        "{\"upstreams\": [{\"stream\": \"order\", \"epoch\": 1, \"stoppedAt\": \"now\", \"key\":"
            + " \"k-1\", \"version\": 4, \"appliedEvent\": \"e-1\", \"contradictingEvent\": \"e-2\","
            + " \"whatToDo\": \"Begin a new history.\"}, {\"stream\": \"shipment\", \"epoch\": 2}]}");

    assertThat(type("status")).isZero();

    assertThat(out).hasSize(2);
    assertThat(out.getFirst().lines().toList().getLast()).matches("billing +0 .* 0 +0 +2 +0");
    assertThat(out.getLast())
        .contains("stream order", "version 4 of k-1", "e-1", "e-2", "Begin a new history.");
  }

  @Test
  void whatIsMissingIsListedPageByPage() {
    answers.put(
        "GET /ops/gaps?limit=500&stream=order",
        "{\"gaps\": [{\"stream\": \"order\", \"key\": \"k-1\", \"appliedVersion\": 0,"
            + " \"highestVersion\": 9, \"missing\": [1, 2, 3, 4, 5, 6, 7, 8, 9], \"asked\": 12,"
            + " \"since\": \"now\"}], \"next\": \"order/k-1\"}");
    answers.put(
        "GET /ops/gaps?after=order%2Fk-1&limit=500&stream=order",
        "{\"gaps\": [{\"stream\": \"order\", \"key\": \"k-2\", \"missing\": []}]}");

    assertThat(type("gaps", "list", "--service", "billing", "--stream", "order")).isZero();

    List<String> lines = out.getFirst().lines().toList();
    assertThat(lines.get(1)).matches("billing +order +k-1 +0 +1,2,3,4,5,... +9 +12 +now");
    assertThat(lines.get(2)).matches("billing +order +k-2 .*-.*");
  }

  @Test
  void aGapIsDismissedWithItsReason() {
    answers.put("POST /ops/gaps/order/k-1/dismiss", "{\"abandoned\": 2}");

    assertThat(type("gaps", "dismiss", "billing", "order", "k-1", "--reason", "lost")).isZero();

    assertThat(asked).containsExactly("POST /ops/gaps/order/k-1/dismiss {\"reason\":\"lost\"}");
    assertThat(out.getFirst()).contains("no longer asks for k-1 of stream order; 2 events");
  }

  @Test
  void aHistoryIsBegunWithItsReason() {
    answers.put("POST /ops/histories", "{\"epoch\": 2}");

    assertThat(type("history", "begin", "billing", "--reason", "disk lost")).isZero();

    assertThat(asked).containsExactly("POST /ops/histories {\"reason\":\"disk lost\"}");
    assertThat(out.getFirst()).contains("billing has begun history 2");
  }

  @Test
  void whoReadsAnEventIsSaidVersionByVersion() {
    answers.put("GET /ops/contracts", CONTRACTS);

    assertThat(type("contracts", "who", "box.filled.v1")).isZero();

    assertThat(out.getFirst().lines().map(line -> line.replaceAll(" {2,}", "|")))
        .containsExactly(
            "SERVICE|DOES|MAJOR|LAST SEEN|READ AS|BOUND",
            "billing|writes|v2|noon|-|-",
            "billing|reads|v1|never|v1|billing.box, 8 queues",
            "billing|reads|v2|one|v1|billing.box, 8 queues");
    assertThat(out.get(1)).isEqualTo("box.filled.v1 is deprecated: take v2");
    assertThat(out.get(2)).contains("exchange box", "--broker");
  }

  @Test
  void whatNobodyReadsIsToldFromWhatNobodyCanTell() {
    answers.put("GET /ops/contracts", CONTRACTS);
    assertThat(type("contracts", "who", "box.burnt")).isEqualTo(Failure.REFUSED);
    assertThat(err.getFirst()).contains("box.burnt; there are box.emptied, box.filled");

    String both = url + ",order=http://localhost:1";
    assertThat(type("contracts", "who", "box.filled", "--url", both))
        .isEqualTo(Failure.UNREACHABLE);
    assertThat(out.getFirst()).contains("billing  reads");
    assertThat(err.getLast()).contains("this is not all", "order does not answer");
  }

  @Test
  void aRefusalIsSaidInTheServicesWords() {
    status = 409;
    answers.put(
        "POST /ops/dead-letters/7/redrive", "{\"detail\": \"Another redrive is running.\"}");

    assertThat(type("dead-letters", "redrive", "billing", "7")).isEqualTo(Failure.REFUSED);

    assertThat(err).containsExactly("plumb: billing: Another redrive is running.");
  }

  @Test
  void nobodyThereAndNoAccessAreToldApartFromARefusal() {
    status = 401;
    answers.put("GET /ops/parked?limit=500", "{\"detail\": \"Send the token.\"}");
    assertThat(type("parked")).isEqualTo(Failure.UNREACHABLE);
    server.stop(0);
    assertThat(type("parked")).isEqualTo(Failure.UNREACHABLE);

    assertThat(err.getFirst()).isEqualTo("plumb: billing: Send the token.");
    assertThat(err.getLast()).contains("does not answer");
  }

  @Test
  void withoutATokenNobodyIsAsked() {
    assertThat(Command.run(List.of("status"), Map.of(), Optional.empty(), out::add, err::add))
        .isEqualTo(Failure.WRONG_USE);
    assertThat(err.getFirst()).contains("PLUMB_OPS_TOKEN");
  }

  @Test
  void theScriptsHelpNamesEveryCommand() throws IOException {
    String script = Files.readString(Path.of("plumb"));

    assertThat(script)
        .contains(
            "  status",
            "  parked",
            "  gaps list",
            "  dead-letters list",
            "  replay S",
            "  history begin S")
        .contains("  providers list", "  effects list", "  effects settle S ID", "  contracts who");
  }

  private int type(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    if (!all.contains("--url")) {
      all.addAll(List.of("--url", url));
    }
    return Command.run(
        all,
        Map.of("PLUMB_OPS_TOKEN", "secret", "USER", "ada"),
        Optional.empty(),
        out::add,
        err::add);
  }

  private void answer(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    String request = exchange.getRequestMethod() + " " + exchange.getRequestURI();
    asked.add(body.isEmpty() || body.equals("{}") ? request : request + " " + body);
    boolean authorized =
        "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"))
            && "ada".equals(exchange.getRequestHeaders().getFirst("X-Operator"));
    String known = answers.get(request);
    byte[] answer = (known == null ? "{}" : known).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(authorized && known != null ? status : 500, answer.length);
    exchange.getResponseBody().write(answer);
    exchange.close();
  }
}
