package dev.plumb.kubernetes.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParser;
import io.kubernetes.client.openapi.JSON;
import java.lang.reflect.InvocationTargetException;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Kubernetes' own types, as its official Java client has them: it refuses a field that a type
 * doesn't have, one that is missing, and a value that can't be read.
 */
final class KubernetesSchema {

  private static final String MODELS = "io.kubernetes.client.openapi.models.";

  private KubernetesSchema() {}

  /**
   * @param type such as {@code V1Deployment}
   * @return what is wrong
   */
  static Optional<String> objection(String type, JsonNode value) {
    JsonElement element = JsonParser.parseString(value.toString());
    try {
      Class<?> model = Class.forName(MODELS + type);
      model.getMethod("validateJsonElement", JsonElement.class).invoke(null, element);
      return otherKind(
          type, element, JSON.getGson().toJsonTree(JSON.getGson().fromJson(element, model)));
    } catch (ClassNotFoundException unknown) {
      return Optional.of("Kubernetes has no " + type);
    } catch (InvocationTargetException refused) {
      return Optional.of(firstLine(refused.getCause()));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(e);
    } catch (RuntimeException unreadable) {
      return Optional.of(firstLine(unreadable));
    }
  }

  /** A number where the type has a text is read all the same, but not by an API server. */
  private static Optional<String> otherKind(String at, JsonElement said, JsonElement read) {
    if (said.isJsonObject()) {
      return said.getAsJsonObject().entrySet().stream()
          .flatMap(
              it ->
                  otherKind(
                      at + "." + it.getKey(),
                      it.getValue(),
                      read.getAsJsonObject().get(it.getKey()))
                      .stream())
          .findFirst();
    }
    if (said.isJsonArray()) {
      JsonArray all = said.getAsJsonArray();
      return IntStream.range(0, all.size())
          .mapToObj(i -> otherKind(at + "[]", all.get(i), read.getAsJsonArray().get(i)))
          .flatMap(Optional::stream)
          .findFirst();
    }
    boolean same =
        said.isJsonPrimitive()
            && said.getAsJsonPrimitive().isString() == read.getAsJsonPrimitive().isString();
    return same ? Optional.empty() : Optional.of(at + " is " + said + ", read as " + read);
  }

  private static String firstLine(Throwable fault) {
    return String.valueOf(fault.getMessage())
        .lines()
        .findFirst()
        .orElse("")
        .replaceFirst("JSON: .*", "");
  }
}
