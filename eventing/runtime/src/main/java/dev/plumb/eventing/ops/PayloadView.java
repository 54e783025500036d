package dev.plumb.eventing.ops;

import java.util.Map;

/**
 * An event's payload for people who have to look at it. A bean of the application, if it has one.
 */
public interface PayloadView {

  /**
   * Text, numbers, flags, lists and maps, without whatever is personal. What it throws says why the
   * payload can't be shown; its message must quote nothing from it.
   */
  Map<String, Object> of(String type, byte[] body);
}
