package dev.plumb.simulator;

import dev.plumb.eventing.inbox.EventBatch;
import io.smallrye.mutiny.Uni;
import java.lang.reflect.InvocationTargetException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** What a service does with each upstream stream, as its {@code @Incoming} methods say. */
final class StreamMethods {

  private static final Map<List<Class<?>>, Map<String, Method>> KNOWN = new ConcurrentHashMap<>();

  private StreamMethods() {}

  record Method(Class<?> bean, java.lang.reflect.Method method) {

    @SuppressWarnings("unchecked")
    Uni<Void> call(Object it, EventBatch batch) {
      try {
        return (Uni<Void>) method.invoke(it, batch);
      } catch (InvocationTargetException failed) {
        return Uni.createFrom().failure(failed.getCause());
      } catch (IllegalAccessException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  static Map<String, Method> of(List<Class<?>> classes) {
    return KNOWN.computeIfAbsent(classes, StreamMethods::find);
  }

  private static Map<String, Method> find(List<Class<?>> classes) {
    Map<String, Method> found = new TreeMap<>();
    for (Class<?> bean : classes) {
      for (java.lang.reflect.Method method : bean.getDeclaredMethods()) {
        Incoming incoming = method.getAnnotation(Incoming.class);
        if (incoming != null && method.getParameterTypes()[0] == EventBatch.class) {
          method.setAccessible(true);
          found.put(incoming.value(), new Method(bean, method));
        }
      }
    }
    return found;
  }
}
