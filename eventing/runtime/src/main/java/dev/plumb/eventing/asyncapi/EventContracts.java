package dev.plumb.eventing.asyncapi;

import java.util.List;

/**
 * What the events of this application look like. A bean of the application; without it none are
 * described.
 */
@FunctionalInterface
public interface EventContracts {

  /** Of all versions that anybody may write, whoever does; in the sequence people should see. */
  List<EventContract> of(String stream);
}
