package dev.plumb.eventing.operation;

/** How something an operator asked for ended. Whatever isn't {@link Done} changed nothing. */
public sealed interface Answer<T> {

  record Done<T>(T result) implements Answer<T> {}

  /**
   * @param what there is none of
   */
  record NotFound<T>(String what) implements Answer<T> {}

  /**
   * @param why not as things are
   */
  record Conflict<T>(String why) implements Answer<T> {}
}
