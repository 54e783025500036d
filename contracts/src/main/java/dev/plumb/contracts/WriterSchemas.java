package dev.plumb.contracts;

/** Where schemas of events may be found that this build doesn't have. */
@FunctionalInterface
public interface WriterSchemas {

  /** The class path has all there are. */
  WriterSchemas NONE = (wireType, fingerprint) -> new Search.Nothing("");

  /**
   * Must not block. What it throws is thrown by {@link Contracts#decode}, which then can be tried
   * again.
   */
  Search find(String wireType, long fingerprint);

  /** How a search went. */
  sealed interface Search {

    /**
     * @param json not looked at by whoever found it
     */
    record Found(String json) implements Search {}

    /**
     * @param why for people; empty if there is nothing to say
     */
    record Nothing(String why) implements Search {}

    default String inWords() {
      return switch (this) {
        case Found _ -> "found";
        case Nothing(String why) -> why;
      };
    }
  }
}
