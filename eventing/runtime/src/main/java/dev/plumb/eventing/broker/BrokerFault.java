package dev.plumb.eventing.broker;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.PossibleAuthenticationFailureException;
import com.rabbitmq.client.ShutdownSignalException;
import dev.plumb.eventing.topology.Provision;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.SSLException;

/** Says what is wrong between the broker and us, and which setting or command puts it right. */
final class BrokerFault {

  private static final Pattern UNKNOWN_TYPE =
      Pattern.compile("(?:unknown|invalid) exchange type '([^']+)'");

  /** The class of {@code confirm.select}, a method of RabbitMQ's own. */
  private static final int CONFIRM = 85;

  private static final Map<String, String> PLUGINS =
      Map.of(
          "x-consistent-hash", "rabbitmq_consistent_hash_exchange",
          "x-modulus-hash", "rabbitmq_sharding");

  private final BrokerSettings settings;
  private final Provision provision;

  BrokerFault(BrokerSettings settings, Provision provision) {
    this.settings = settings;
    this.provision = provision;
  }

  String inWords(Throwable fault) {
    String known = null;
    for (Throwable cause = fault; known == null && cause != null; cause = cause.getCause()) {
      known = known(cause).orElse(null);
    }
    return known == null ? "the broker at " + address() + " failed: " + firstLine(fault) : known;
  }

  private Optional<String> known(Throwable cause) {
    return Optional.ofNullable(
        switch (cause) {
          case PossibleAuthenticationFailureException e ->
              "the broker refuses user '%s': check rabbitmq-username and rabbitmq-password"
                  .formatted(settings.username());
          case UnknownHostException e ->
              "the host name '%s' is not known: check %s"
                  .formatted(
                      isCluster() ? firstLine(e) : settings.addresses().getFirst().getHost(),
                      isCluster() ? hostSettings() : "rabbitmq-host");
          case ConnectException e -> unreachable("nothing listens there");
          case NoRouteToHostException e -> unreachable("no route to it");
          case SocketTimeoutException e -> unreachable("no answer in time");
          case TimeoutException e -> unreachable("no answer in time");
          case SSLException e ->
              "no TLS with %s: check rabbitmq-ssl, %s and the trust store (%s)"
                  .formatted(address(), hostSettings(), firstLine(e));
          case ShutdownSignalException e -> closed(e);
          default -> null;
        });
  }

  private String closed(ShutdownSignalException shutdown) {
    return switch (shutdown.getReason()) {
      case AMQP.Connection.Close close when close.getClassId() == CONFIRM -> noConfirms();
      case AMQP.Connection.Close close -> closed(close.getReplyCode(), close.getReplyText());
      case AMQP.Channel.Close close -> closed(close.getReplyCode(), close.getReplyText());
      case null, default -> null;
    };
  }

  private String closed(int code, String text) {
    Matcher type = UNKNOWN_TYPE.matcher(text);
    if (type.find()) {
      return missingPlugin(type.group(1));
    }
    return switch (code) {
      case AMQP.NOT_ALLOWED ->
          ("user '%s' can't use virtual host '%s': check rabbitmq-virtual-host, or create it and"
                  + " grant the user its permissions (%s)")
              .formatted(settings.username(), settings.virtualHost(), text);
      case AMQP.ACCESS_REFUSED ->
          "user '%s' lacks a permission: grant it on the broker (%s)"
              .formatted(settings.username(), text);
      case AMQP.PRECONDITION_FAILED ->
          "something of that name exists with other arguments: delete it there, or put the settings"
              + " back ("
              + text
              + ")";
      case AMQP.NOT_FOUND -> notFound(text);
      case AMQP.CONNECTION_FORCED -> "the broker closed the connection (" + text + ")";
      default -> null;
    };
  }

  private String notFound(String text) {
    return provision == Provision.LOOKS
        ? "something is not there: run this build once with plumb.prepare=only (" + text + ")"
        : "something that is needed isn't there now (" + text + ")";
  }

  private static String missingPlugin(String type) {
    String plugin = PLUGINS.get(type);
    return plugin == null
        ? "the broker has no exchange type '%s': enable the plugin that brings it".formatted(type)
        : "the broker has no exchange type '%s': run 'rabbitmq-plugins enable %s' on every node"
            .formatted(type, plugin);
  }

  private String noConfirms() {
    return ("the broker at %s can't confirm what is published: check that %s lead to a RabbitMQ,"
            + " with nothing in between that filters")
        .formatted(address(), hostSettings());
  }

  private String unreachable(String how) {
    return "no broker at %s, %s: check %s, and that it runs"
        .formatted(address(), how, hostSettings());
  }

  private String address() {
    return settings.addressList();
  }

  private String hostSettings() {
    return isCluster() ? "rabbitmq-addresses" : "rabbitmq-host and rabbitmq-port";
  }

  private boolean isCluster() {
    return settings.addresses().size() > 1;
  }

  private static String firstLine(Throwable fault) {
    String message =
        fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
    return message.lines().findFirst().orElse("").strip();
  }
}
