package dev.plumb.eventing.topology;

import static org.assertj.core.api.Assertions.assertThat;

import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import com.rabbitmq.client.DefaultConsumer;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.backends.Rabbit;
import dev.plumb.eventing.fixture.TestBackends;
import dev.plumb.eventing.topology.Declaration.Exchange;
import dev.plumb.eventing.topology.Declaration.Queue;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Three services that hear each other, each with a user to run and one to prepare. */
class WhenBrokerUsersMayDoTheLeastTest {

  private static final String HOST = "rights";
  private static final List<ServiceTopology> SERVICES =
      List.of(
          service("shop", "basket", "coin", "box"),
          service("till", "coin", "basket", "box"),
          service("depot", "box", "basket", "coin"));

  private static final String MAY_RUN =
      """
      bind from shop.box.unrouted
      bind from shop.coin.unrouted
      consume basket.questions
      consume shop.box.0
      consume shop.box.1
      consume shop.box.answers
      consume shop.box.unrouted
      consume shop.coin.0
      consume shop.coin.1
      consume shop.coin.answers
      consume shop.coin.unrouted
      publish basket
      publish box.ask
      publish coin.ask
      publish depot.basket
      publish depot.basket.answer
      publish till.basket
      publish till.basket.answer
      """;

  private static final Rabbit RABBIT = TestBackends.rabbit();
  private static final Set<Declaration> ALL = new LinkedHashSet<>();

  /** Each service's owner makes what it needs: his permissions are enough for that. */
  @BeforeAll
  static void prepare() throws Exception {
    RABBIT.createVirtualHost(HOST);
    for (ServiceTopology service : SERVICES) {
      user(service.service(), service.toRun());
      user(service.service() + "-topology", service.toPrepare());
      try (Connection connection = connect(service.service() + "-topology");
          Channel channel = connection.createChannel()) {
        for (Declaration each : service.declarations()) {
          each.on(channel);
        }
      }
      ALL.addAll(service.declarations());
    }
  }

  @AfterAll
  static void leave() {
    RABBIT.deleteVirtualHost(HOST);
  }

  @Test
  void aServiceMayDoThisAndNothingElse() throws Exception {
    assertThat(allowed("shop")).containsExactlyElementsOf(MAY_RUN.lines().toList());
  }

  @Test
  void theOthersMayDoTheSameInTheirPlaces() throws Exception {
    assertThat(allowed("till"))
        .hasSize((int) MAY_RUN.lines().count())
        .contains("publish coin", "consume coin.questions", "publish shop.coin")
        .noneMatch(action -> action.matches("(consume|publish) (shop|depot)\\.(box|basket).*"));
    assertThat(allowed("depot"))
        .hasSize((int) MAY_RUN.lines().count())
        .contains("publish box", "consume box.questions", "publish shop.box");
  }

  @Test
  void whoPreparesMayMakeWhatItsServiceNeedsAndNothingElse() throws Exception {
    Set<String> made = new TreeSet<>();
    for (Declaration each : SERVICES.getFirst().declarations()) {
      switch (each) {
        case Exchange exchange -> made.add("make " + exchange.name());
        case Queue queue -> made.add("make " + queue.name());
        case Declaration.Binding _ -> {}
      }
    }

    assertThat(allowed("shop-topology").stream().filter(action -> action.startsWith("make ")))
        .containsExactlyInAnyOrderElementsOf(made);
    assertThat(allowed("shop-topology"))
        .doesNotContain("publish (default)", "publish till.basket", "consume till.basket.0");
  }

  private interface Action {
    void on(Channel channel) throws IOException;
  }

  /** Everything that was tried with everything there is, and not refused. */
  private static SortedSet<String> allowed(String user) throws Exception {
    SortedSet<String> allowed = new TreeSet<>();
    String writable = user.startsWith("shop") ? "basket" : user.equals("till") ? "coin" : "box";
    try (Connection connection = connect(user)) {
      for (String exchange : exchanges()) {
        String named = exchange.isEmpty() ? "(default)" : exchange;
        attempt(allowed, connection, "publish " + named, it -> publish(it, exchange));
        attempt(
            allowed,
            connection,
            "bind from " + named,
            it -> it.exchangeBind(writable, exchange, "never"));
      }
      for (Declaration each : ALL) {
        switch (each) {
          case Exchange exchange ->
              attempt(allowed, connection, "make " + exchange.name(), exchange::on);
          case Queue queue -> {
            attempt(allowed, connection, "make " + queue.name(), queue::on);
            attempt(
                allowed,
                connection,
                "consume " + queue.name(),
                it -> it.basicConsume(queue.name(), new DefaultConsumer(it)));
            attempt(allowed, connection, "bind " + queue.name(), it -> bind(it, queue.name()));
          }
          case Declaration.Binding _ -> {}
        }
      }
      attempt(
          allowed,
          connection,
          "make anything",
          it -> it.queueDeclare("x", true, false, false, null));
      attempt(allowed, connection, "make a queue of the server's", Channel::queueDeclare);
    }
    return allowed;
  }

  private static Stream<String> ofTheBroker() {
    return Stream.of("", "amq.direct", "amq.fanout", "amq.headers", "amq.match", "amq.topic");
  }

  private static List<String> exchanges() {
    Stream<String> declared =
        ALL.stream().filter(Exchange.class::isInstance).map(each -> ((Exchange) each).name());
    return Stream.concat(ofTheBroker(), declared).toList();
  }

  private static void publish(Channel channel, String exchange) throws IOException {
    channel.basicPublish(exchange, "nobody", null, new byte[0]);
    // The broker answers in sequence: a refusal has come before this.
    channel.basicQos(1);
  }

  /** To an exchange that nobody may read: what is refused first is the queue. */
  private static void bind(Channel channel, String queue) throws IOException {
    try {
      channel.queueBind(queue, "amq.fanout", "");
    } catch (IOException refused) {
      if (!refused.getCause().getMessage().contains("amq.fanout")) {
        throw refused;
      }
    }
  }

  private static void attempt(
      Set<String> allowed, Connection connection, String name, Action action) throws Exception {
    Channel channel = connection.createChannel();
    try {
      action.on(channel);
      channel.close();
      allowed.add(name);
    } catch (IOException | ShutdownSignalException | TimeoutException refused) {
      assertThat(refused).hasStackTraceContaining("ACCESS_REFUSED");
    }
  }

  private static Connection connect(String user) throws Exception {
    ConnectionFactory factory = new ConnectionFactory();
    factory.setHost(RABBIT.host());
    factory.setPort(RABBIT.port());
    factory.setVirtualHost(HOST);
    factory.setUsername(user);
    factory.setPassword("secret");
    factory.setAutomaticRecoveryEnabled(false);
    return factory.newConnection("test");
  }

  private static void user(String name, Permissions permissions) {
    RABBIT.define(
        new JsonObject()
            .put("users", JsonArray.of(Map.of("name", name, "password", "secret", "tags", "")))
            .put(
                "permissions",
                JsonArray.of(
                    Map.of(
                        "user", name,
                        "vhost", HOST,
                        "configure", permissions.configure(),
                        "write", permissions.write(),
                        "read", permissions.reading())))
            .encode());
  }

  private static ServiceTopology service(String name, String told, String... heard) {
    return new ServiceTopology(
        name,
        List.of(told),
        Stream.of(heard)
            .map(stream -> new Topology(name, stream, 2, "x-consistent-hash"))
            .toList());
  }
}
