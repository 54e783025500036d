package dev.plumb.http;

import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;

/**
 * Reads UUIDs in paths and queries. One that can't be read is the client's fault (400, by the
 * parameter's name); JAX-RS would say that there is nothing at the address.
 */
@Provider
public class UuidParameters implements ParamConverterProvider {

  @Override
  @SuppressWarnings("unchecked")
  public <T> ParamConverter<T> getConverter(Class<T> type, Type generic, Annotation[] annotations) {
    return type == UUID.class
        ? (ParamConverter<T>) name(annotations).map(Named::new).orElse(null)
        : null;
  }

  private static Optional<String> name(Annotation[] annotations) {
    return Arrays.stream(annotations)
        .map(
            annotation ->
                switch (annotation) {
                  case PathParam path -> path.value();
                  case QueryParam query -> query.value();
                  default -> "";
                })
        .filter(name -> !name.isEmpty())
        .findFirst();
  }

  private record Named(String parameter) implements ParamConverter<UUID> {

    @Override
    public UUID fromString(String text) {
      return Ids.uuid(text)
          .orElseThrow(() -> new BadInput(Problem.invalid(parameter, "must be a UUID")));
    }

    @Override
    public String toString(UUID id) {
      return id.toString();
    }
  }
}
