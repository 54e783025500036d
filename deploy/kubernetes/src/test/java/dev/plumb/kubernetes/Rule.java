package dev.plumb.kubernetes;

import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Something that manifests have to keep to.
 *
 * @param name one of {@link Rules#all}
 * @param objections what of the manifests breaks it, as sentences
 */
public record Rule(String name, Function<Manifests, Stream<String>> objections) {

  /** Looks at each object's pods, and says whose they are. */
  public static Rule ofPods(String name, Function<Pods, Stream<String>> objections) {
    return new Rule(
        name,
        manifests ->
            manifests.pods().stream()
                .flatMap(pods -> objections.apply(pods).map(it -> pods.title() + ": " + it)));
  }

  /** Leaves out the broker's, of which only a part is told. */
  public static Rule ofOwnPods(String name, Function<Pods, Stream<String>> objections) {
    return new Rule(
        name,
        manifests ->
            manifests.ownPods().stream()
                .flatMap(pods -> objections.apply(pods).map(it -> pods.title() + ": " + it)));
  }

  @Override
  public String toString() {
    return name;
  }
}
