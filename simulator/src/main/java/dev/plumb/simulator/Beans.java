package dev.plumb.simulator;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * One replica's objects: those given here, and what the service itself makes of them, each through
 * its one constructor, as the container would.
 */
final class Beans {

  private static final Map<Class<?>, Constructor<?>> CONSTRUCTORS = new ConcurrentHashMap<>();
  private static final Map<Class<?>, List<Method>> PRODUCERS = new ConcurrentHashMap<>();

  private final List<Object> given;
  private final Map<Class<?>, Object> made = new HashMap<>();

  Beans(Object... given) {
    this.given = List.of(given);
  }

  static boolean isBean(Class<?> type) {
    return type.isAnnotationPresent(Singleton.class)
        || type.isAnnotationPresent(ApplicationScoped.class);
  }

  <T> T get(Class<T> type) {
    for (Object each : given) {
      if (type.isInstance(each)) {
        return type.cast(each);
      }
    }
    Object known = made.get(type);
    if (known == null) {
      known = make(type);
      made.put(type, known);
    }
    return type.cast(known);
  }

  /** Those of the service's classes that are of a kind. */
  <T> List<T> all(List<Class<?>> classes, Class<T> kind) {
    List<T> all = new ArrayList<>();
    for (Class<?> type : classes) {
      if (kind.isAssignableFrom(type)) {
        all.add(kind.cast(get(type)));
      }
      for (Method producer : PRODUCERS.computeIfAbsent(type, Beans::producers)) {
        if (kind.isAssignableFrom(producer.getReturnType())) {
          all.add(kind.cast(produce(producer)));
        }
      }
    }
    return all;
  }

  private static List<Method> producers(Class<?> type) {
    List<Method> producers =
        Arrays.stream(type.getDeclaredMethods())
            .filter(method -> method.isAnnotationPresent(Produces.class))
            .sorted(Comparator.comparing(Method::getName))
            .toList();
    producers.forEach(method -> method.setAccessible(true));
    return producers;
  }

  private Object produce(Method producer) {
    Object[] arguments =
        Arrays.stream(producer.getParameterTypes()).map(this::get).toArray(Object[]::new);
    try {
      return producer.invoke(get(producer.getDeclaringClass()), arguments);
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(producer.toString(), wrong);
    }
  }

  private Object make(Class<?> type) {
    if (type.isInterface()) {
      throw new IllegalStateException("the simulator has no " + type.getName());
    }
    Constructor<?> constructor = CONSTRUCTORS.computeIfAbsent(type, Beans::constructor);
    Object[] arguments =
        Arrays.stream(constructor.getParameterTypes()).map(this::get).toArray(Object[]::new);
    try {
      return constructor.newInstance(arguments);
    } catch (InvocationTargetException failed) {
      throw new IllegalStateException(type.getName(), failed.getCause());
    } catch (ReflectiveOperationException wrong) {
      throw new IllegalStateException(type.getName(), wrong);
    }
  }

  private static Constructor<?> constructor(Class<?> type) {
    Constructor<?>[] all = type.getDeclaredConstructors();
    if (all.length != 1) {
      throw new IllegalStateException(type.getName() + " has more than one constructor");
    }
    all[0].setAccessible(true);
    return all[0];
  }
}
