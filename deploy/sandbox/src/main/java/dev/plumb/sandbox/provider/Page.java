package dev.plumb.sandbox.provider;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.quarkus.runtime.annotations.RegisterForReflection;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * Newest first, as Stripe lists.
 *
 * @see <a href="https://docs.stripe.com/api/pagination">Stripe: pagination</a>
 */
@RegisterForReflection
@JsonInclude(JsonInclude.Include.NON_NULL)
record Page<V>(String object, String url, boolean hasMore, List<V> data) {

  /**
   * @param oldestFirst everything there is
   * @param startingAfter id of the last one the caller has; null: from the newest
   */
  static <V> Page<V> list(
      String url, List<V> oldestFirst, Function<V, String> id, int limit, String startingAfter) {
    List<V> newestFirst = oldestFirst.reversed();
    int from =
        startingAfter == null
            ? 0
            : IntStream.range(0, newestFirst.size())
                    .filter(at -> id.apply(newestFirst.get(at)).equals(startingAfter))
                    .findFirst()
                    .orElseThrow(
                        () ->
                            new InvalidRequest(
                                "resource_missing",
                                "starting_after",
                                "No such object: '" + startingAfter + "'"))
                + 1;
    int to = Math.min(newestFirst.size(), from + limit);
    return new Page<>(
        "list", url, to < newestFirst.size(), List.copyOf(newestFirst.subList(from, to)));
  }

  static <V> Page<V> found(String url, List<V> oldestFirst, int limit) {
    List<V> newestFirst = oldestFirst.reversed();
    int to = Math.min(newestFirst.size(), limit);
    return new Page<>(
        "search_result", url, to < newestFirst.size(), List.copyOf(newestFirst.subList(0, to)));
  }

  /** Ten unless asked otherwise, at most a hundred. */
  static int limit(String asked) {
    if (asked == null) {
      return 10;
    }
    long limit = Params.integer("limit", asked);
    if (limit < 1 || limit > 100) {
      throw new InvalidRequest(
          "parameter_invalid_integer", "limit", "This value must be between 1 and 100.");
    }
    return (int) limit;
  }
}
