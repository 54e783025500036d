package dev.plumb.sandbox.fault;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A fault asked for by the data of an order: {@code <operation>_<fault>}, such as {@code
 * capture_timeout_after}, as payment method {@code pm_sandbox_...}, as metadata {@code
 * sandbox_fault} or as SKU {@code SANDBOX-...}.
 */
public record Trigger(Operation operation, FaultKind kind) {
  private static final String METHOD = "pm_sandbox_";
  private static final String SKU = "sandbox-";

  public static Optional<Trigger> ofPayment(String paymentMethod, Map<String, String> metadata) {
    if (paymentMethod != null && paymentMethod.startsWith(METHOD)) {
      return parse(paymentMethod.substring(METHOD.length()));
    }
    return Optional.ofNullable(metadata.get("sandbox_fault")).flatMap(Trigger::parse);
  }

  public static Optional<Trigger> ofSku(String sku) {
    String lower = sku.toLowerCase(Locale.ROOT);
    return lower.startsWith(SKU)
        ? parse(lower.substring(SKU.length()).replace('-', '_'))
        : Optional.empty();
  }

  static Optional<Trigger> parse(String text) {
    for (Operation operation : Operation.values()) {
      if (text.startsWith(operation + "_")) {
        Optional<FaultKind> kind =
            FaultKind.named(text.substring(operation.toString().length() + 1));
        if (kind.isPresent()) {
          return kind.map(found -> new Trigger(operation, found));
        }
      }
    }
    return Optional.empty();
  }
}
