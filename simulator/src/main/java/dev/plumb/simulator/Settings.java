package dev.plumb.simulator;

import io.smallrye.config.WithDefault;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A config mapping with its own defaults, but for what is given here. */
final class Settings implements InvocationHandler {

  private final Map<String, Object> values;

  private Settings(Map<String, Object> values) {
    this.values = new ConcurrentHashMap<>(values);
  }

  static <T> T of(Class<T> mapping, Map<String, Object> given) {
    return mapping.cast(
        Proxy.newProxyInstance(
            mapping.getClassLoader(),
            new Class<?>[] {mapping},
            new Settings(new HashMap<>(given))));
  }

  @Override
  public Object invoke(Object proxy, Method setting, Object[] arguments) throws Throwable {
    if (setting.isDefault() && !values.containsKey(setting.getName())) {
      return InvocationHandler.invokeDefault(proxy, setting, arguments);
    }
    return values.computeIfAbsent(setting.getName(), name -> byDefault(setting));
  }

  private static Object byDefault(Method setting) {
    WithDefault given = setting.getAnnotation(WithDefault.class);
    Class<?> type = setting.getReturnType();
    if (given == null) {
      return type == Optional.class ? Optional.empty() : missing(setting);
    }
    String text = given.value();
    if (type == Duration.class) {
      return Duration.parse((text.endsWith("d") ? "P" : "PT") + millis(text));
    }
    if (type == double.class) {
      return Double.valueOf(text);
    }
    if (type == boolean.class) {
      return Boolean.valueOf(text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    return type == String.class ? text : missing(setting);
  }

  private static String millis(String text) {
    return text.endsWith("ms")
        ? Long.parseLong(text.substring(0, text.length() - 2)) / 1000.0 + "S"
        : text.toUpperCase(Locale.ROOT);
  }

  private static Object missing(Method setting) {
    throw new IllegalStateException("the simulator gives no " + setting);
  }
}
