package dev.plumb.eventing.startup;

import java.util.List;

/** A bean: some of what {@code plumb.prepare=only} makes. */
public interface Preparation {

  /** For people, such as {@code the broker}. */
  String name();

  /**
   * Makes what is missing. May be repeated at any time, also beside others who do the same. Blocks
   * for seconds at most.
   *
   * @return a sentence for each thing that is there now
   */
  List<String> prepare() throws NotPrepared;

  /** Says in one sentence what is wrong, and which setting or command puts it right. */
  final class NotPrepared extends Exception {

    private static final long serialVersionUID = 1L;

    public NotPrepared(String why) {
      super(why);
    }
  }
}
