package dev.plumb.order.http;

import jakarta.inject.Singleton;
import jakarta.validation.Path;
import jakarta.validation.TraversableResolver;
import java.lang.annotation.ElementType;

/**
 * What is validated are records out of JSON. With Hibernate ORM in the application the validator
 * would ask it, by reflection and for each field, whether the field is loaded yet.
 */
@Singleton
class NothingIsLazy implements TraversableResolver {

  @Override
  public boolean isReachable(
      Object object, Path.Node property, Class<?> root, Path path, ElementType element) {
    return true;
  }

  @Override
  public boolean isCascadable(
      Object object, Path.Node property, Class<?> root, Path path, ElementType element) {
    return true;
  }
}
