package dev.plumb.eventing.broker;

import com.rabbitmq.client.Address;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.Config;

/**
 * Where the broker is and who we are there, under the stock connector's names.
 *
 * @param addresses of its nodes: {@code rabbitmq-addresses} as {@code host:port,host:port}, or
 *     {@code rabbitmq-host} and {@code rabbitmq-port}
 * @param username {@code rabbitmq-username}
 * @param password {@code rabbitmq-password}
 * @param virtualHost {@code rabbitmq-virtual-host}
 * @param ssl {@code rabbitmq-ssl}: TLS with the JVM's trust store; the host name is verified
 * @param heartbeat {@code rabbitmq-requested-heartbeat}, whole seconds; a silent peer is given up
 *     after two of them, so smaller finds a dead one sooner, and a busy one by mistake
 * @param connectTimeout {@code rabbitmq-connection-timeout} in milliseconds, for the TCP connection
 *     and the handshake each, of each node that is tried
 * @param answerTimeout {@code plumb.broker.answer-timeout}: how long a declaration may take
 */
public record BrokerSettings(
    List<Address> addresses,
    String username,
    String password,
    String virtualHost,
    boolean ssl,
    Duration heartbeat,
    Duration connectTimeout,
    Duration answerTimeout) {

  private static final String ADDRESSES = "rabbitmq-addresses";

  /** A broker of one node. */
  public BrokerSettings(
      String host,
      int port,
      String username,
      String password,
      String virtualHost,
      boolean ssl,
      Duration heartbeat,
      Duration connectTimeout,
      Duration answerTimeout) {
    this(
        List.of(new Address(host, port)),
        username,
        password,
        virtualHost,
        ssl,
        heartbeat,
        connectTimeout,
        answerTimeout);
  }

  /**
   * @throws IllegalArgumentException naming the setting, when the addresses can't be read
   */
  public static BrokerSettings from(Config config) {
    boolean ssl = config.getOptionalValue("rabbitmq-ssl", Boolean.class).orElse(false);
    return new BrokerSettings(
        addresses(config, ssl ? 5671 : 5672),
        text(config, "rabbitmq-username", "guest"),
        text(config, "rabbitmq-password", "guest"),
        text(config, "rabbitmq-virtual-host", "/"),
        ssl,
        Duration.ofSeconds(number(config, "rabbitmq-requested-heartbeat", 5)),
        Duration.ofMillis(number(config, "rabbitmq-connection-timeout", 5_000)),
        config
            .getOptionalValue("plumb.broker.answer-timeout", Duration.class)
            .orElse(Duration.ofSeconds(10)));
  }

  /** As in the setting. */
  String addressList() {
    return addresses.stream().map(Address::toString).collect(Collectors.joining(","));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return username + "@" + addressList() + virtualHost;
  }

  private static List<Address> addresses(Config config, int usualPort) {
    String several = text(config, ADDRESSES, "");
    if (!several.isBlank()) {
      return Stream.of(several.split(","))
          .map(String::strip)
          .map(one -> address(one, usualPort, several))
          .toList();
    }
    return List.of(
        new Address(
            text(config, "rabbitmq-host", "localhost"),
            number(config, "rabbitmq-port", usualPort)));
  }

  private static Address address(String one, int usualPort, String several) {
    try {
      Address address = Address.parseAddress(one);
      int port = address.getPort() < 0 ? usualPort : address.getPort();
      if (!address.getHost().isBlank() && port > 0 && port < 65_536) {
        return new Address(address.getHost(), port);
      }
    } catch (IllegalArgumentException _) {
      // Told below.
    }
    throw new IllegalArgumentException(
        "%s is '%s': set it to host:port,host:port with a node's address each"
            .formatted(ADDRESSES, several));
  }

  private static String text(Config config, String name, String otherwise) {
    return config.getOptionalValue(name, String.class).orElse(otherwise);
  }

  private static int number(Config config, String name, int otherwise) {
    return config.getOptionalValue(name, Integer.class).orElse(otherwise);
  }
}
