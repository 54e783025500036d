package dev.plumb.order.http;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.regex.Pattern;

/** {@link OrderSettings#paymentMethods()}, read once. */
@Singleton
class PaymentMethods {

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_]{1,255}");

  private final List<String> taken;

  PaymentMethods(OrderSettings settings) {
    this.taken = settings.paymentMethods();
  }

  boolean include(String method) {
    return NAME.matcher(method).matches() && taken.stream().anyMatch(known -> is(method, known));
  }

  private static boolean is(String method, String known) {
    return known.endsWith("*")
        ? method.startsWith(known.substring(0, known.length() - 1))
        : method.equals(known);
  }
}
