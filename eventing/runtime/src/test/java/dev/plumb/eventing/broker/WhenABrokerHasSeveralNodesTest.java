package dev.plumb.eventing.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.rabbitmq.client.Address;
import com.rabbitmq.client.Connection;
import dev.plumb.eventing.fixture.TestBroker;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.Config;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WhenABrokerHasSeveralNodesTest {

  private static final Duration SILENCE = Duration.ofSeconds(2);

  private final TestBroker broker = new TestBroker();
  private final AtomicLong now = new AtomicLong();

  @Test
  void theListOverridesHostAndPort() {
    assertThat(
            BrokerSettings.from(
                    config(
                        Map.of(
                            "rabbitmq-addresses",
                            "one:5673, two",
                            "rabbitmq-host",
                            "other",
                            "rabbitmq-port",
                            "1")))
                .addresses())
        .containsExactly(new Address("one", 5673), new Address("two", 5672));
  }

  @ParameterizedTest
  @ValueSource(strings = {"one:5672,,two", "one:port", ":5672", "one:70000"})
  void aListThatCantBeReadNamesItsSetting(String list) {
    assertThatThrownBy(() -> BrokerSettings.from(config(Map.of("rabbitmq-addresses", list))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rabbitmq-addresses is '" + list + "'")
        .hasMessageContaining("host:port,host:port");
  }

  @Test
  void connectionsSpread() {
    BrokerNodes nodes = nodes("one", "two", "three");
    Map<String, Long> firsts =
        IntStream.range(0, 300)
            .mapToObj(i -> nodes.inOrder().getFirst().getHost())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    assertThat(firsts.values()).hasSize(3).allMatch(often -> often > 50);
  }

  @Test
  void oneThatFailedComesLastForAWhile() {
    BrokerNodes nodes = nodes("one", "two", "three");
    nodes.failed(new Address("two", 5672));
    for (int i = 0; i < 50; i++) {
      assertThat(nodes.inOrder().getLast().getHost()).isEqualTo("two");
    }
    now.addAndGet(Duration.ofSeconds(31).toNanos());
    assertThat(IntStream.range(0, 50).mapToObj(i -> nodes.inOrder().getFirst().getHost()))
        .contains("two");
  }

  @Test
  void oneThatIsDownIsPassedOver() throws IOException {
    BrokerConnector connector = through(new Address("127.0.0.1", closedPort()));
    for (int i = 0; i < 10; i++) {
      try (Connection connection = connector.open("test")) {
        assertThat(connection.isOpen()).isTrue();
      }
    }
  }

  /** As a frozen one does: the kernel takes the connection, and nobody answers. */
  @Test
  void oneThatIsSilentIsWaitedForOnce() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      BrokerConnector connector = through(new Address("127.0.0.1", silent.getLocalPort()));
      long begin = System.nanoTime();
      for (int i = 0; i < 20; i++) {
        connector.open("test").abort();
      }
      assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(SILENCE.multipliedBy(3));
    }
  }

  @Test
  void whereNoneCanBeUsedTheListIsNamed() throws IOException {
    Address down = new Address("127.0.0.1", closedPort());
    BrokerConnector connector = new BrokerConnector(settings(List.of(down, down)));
    assertThatThrownBy(() -> connector.open("test"))
        .isInstanceOf(BrokerUnavailable.class)
        .hasMessageContaining("check rabbitmq-addresses")
        .hasMessageContaining(down + "," + down);
  }

  private BrokerConnector through(Address other) {
    return new BrokerConnector(settings(List.of(other, broker.settings().addresses().getFirst())));
  }

  private BrokerSettings settings(List<Address> addresses) {
    BrokerSettings real = broker.settings();
    return new BrokerSettings(
        addresses,
        real.username(),
        real.password(),
        real.virtualHost(),
        false,
        real.heartbeat(),
        SILENCE,
        real.answerTimeout());
  }

  private BrokerNodes nodes(String... hosts) {
    List<Address> all = List.of(hosts).stream().map(host -> new Address(host, 5672)).toList();
    return new BrokerNodes(all, now::get, new Random(1));
  }

  private static Config config(Map<String, String> settings) {
    return new SmallRyeConfigBuilder()
        .withSources(new PropertiesConfigSource(settings, "test", 100))
        .build();
  }

  private static int closedPort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
