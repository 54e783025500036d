package dev.plumb.eventing.usage;

import java.util.Optional;

/** Types that are on their way out. A bean of the application, if it has any. */
@FunctionalInterface
public interface Deprecations {

  /** Why, and what comes instead; empty if the type is not deprecated or not known. */
  Optional<String> of(String type);
}
