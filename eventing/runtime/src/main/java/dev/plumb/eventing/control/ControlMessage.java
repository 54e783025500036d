package dev.plumb.eventing.control;

import com.rabbitmq.client.AMQP.BasicProperties;
import com.rabbitmq.client.Delivery;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What the shapes of all control messages have in common. None of them is ever an event. */
final class ControlMessage {

  static final String CONSUMER = "consumer";

  /** As in an exchange's name, and nothing that could lead elsewhere. */
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,100}");

  private ControlMessage() {}

  static BasicProperties.Builder of(String type, Map<String, Object> headers) {
    return new BasicProperties.Builder().type(type).headers(headers);
  }

  static boolean isOf(String type, Delivery message) {
    return type.equals(message.getProperties().getType());
  }

  static String name(Delivery message, String header) throws InvalidControlMessage {
    String name = String.valueOf(header(message, header));
    if (!NAME.matcher(name).matches()) {
      throw new InvalidControlMessage(header + " is no name");
    }
    return name;
  }

  /** Zero or more. */
  static long number(Delivery message, String header) throws InvalidControlMessage {
    if (header(message, header) instanceof Number number && number.longValue() >= 0) {
      return number.longValue();
    }
    throw new InvalidControlMessage(header + " is no position");
  }

  static UUID correlation(Delivery message) throws InvalidControlMessage {
    try {
      return UUID.fromString(String.valueOf(message.getProperties().getCorrelationId()));
    } catch (IllegalArgumentException none) {
      throw new InvalidControlMessage("its correlation id is no UUID");
    }
  }

  static Object header(Delivery message, String name) throws InvalidControlMessage {
    Map<String, Object> headers = message.getProperties().getHeaders();
    Object value = headers == null ? null : headers.get(name);
    if (value == null) {
      throw new InvalidControlMessage(name + " is missing");
    }
    return value;
  }
}
