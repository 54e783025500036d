package dev.plumb.eventing.broker;

import java.time.Duration;
import org.eclipse.microprofile.config.Config;

/**
 * Where the broker is and who we are there, under the stock connector's names.
 *
 * @param host {@code rabbitmq-host}
 * @param port {@code rabbitmq-port}
 * @param username {@code rabbitmq-username}
 * @param password {@code rabbitmq-password}
 * @param virtualHost {@code rabbitmq-virtual-host}
 * @param ssl {@code rabbitmq-ssl}: TLS with the JVM's trust store; the host name is verified
 * @param heartbeat {@code rabbitmq-requested-heartbeat}, whole seconds; a silent peer is given up
 *     after two of them, so smaller finds a dead one sooner, and a busy one by mistake
 * @param connectTimeout {@code rabbitmq-connection-timeout} in milliseconds, for the TCP connection
 *     and the handshake each
 * @param answerTimeout {@code plumb.broker.answer-timeout}: how long a declaration may take
 */
public record BrokerSettings(
    String host,
    int port,
    String username,
    String password,
    String virtualHost,
    boolean ssl,
    Duration heartbeat,
    Duration connectTimeout,
    Duration answerTimeout) {

  public static BrokerSettings from(Config config) {
    boolean ssl = config.getOptionalValue("rabbitmq-ssl", Boolean.class).orElse(false);
    return new BrokerSettings(
        text(config, "rabbitmq-host", "localhost"),
        number(config, "rabbitmq-port", ssl ? 5671 : 5672),
        text(config, "rabbitmq-username", "guest"),
        text(config, "rabbitmq-password", "guest"),
        text(config, "rabbitmq-virtual-host", "/"),
        ssl,
        Duration.ofSeconds(number(config, "rabbitmq-requested-heartbeat", 10)),
        Duration.ofMillis(number(config, "rabbitmq-connection-timeout", 10_000)),
        config
            .getOptionalValue("plumb.broker.answer-timeout", Duration.class)
            .orElse(Duration.ofSeconds(10)));
  }

  /** Without the password. */
  @Override
  public String toString() {
    return username + "@" + host + ":" + port + virtualHost;
  }

  private static String text(Config config, String name, String otherwise) {
    return config.getOptionalValue(name, String.class).orElse(otherwise);
  }

  private static int number(Config config, String name, int otherwise) {
    return config.getOptionalValue(name, Integer.class).orElse(otherwise);
  }
}
