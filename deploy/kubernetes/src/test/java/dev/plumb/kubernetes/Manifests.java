package dev.plumb.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** All documents of one rendered file. */
public record Manifests(String overlay, List<ObjectNode> documents) {

  private static final YAMLMapper YAML = new YAMLMapper();

  /** Those of {@code rendered/OVERLAY.yaml}. */
  public static Manifests of(String overlay) {
    try {
      return parse(
          overlay, Files.readString(Repository.kubernetes("rendered/" + overlay + ".yaml")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Manifests parse(String overlay, String yaml) {
    try (MappingIterator<ObjectNode> all = YAML.readerFor(ObjectNode.class).readValues(yaml)) {
      return new Manifests(overlay, all.readAll());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static List<Manifests> both() {
    return Stream.of("kind", "production").map(Manifests::of).toList();
  }

  static JsonNode yaml(String text) {
    try {
      return YAML.readTree(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static JsonNode yaml(Path file) {
    try {
      return YAML.readTree(file.toFile());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Manifests copy() {
    return new Manifests(overlay, documents.stream().map(ObjectNode::deepCopy).toList());
  }

  public boolean isProduction() {
    return overlay.equals("production");
  }

  public Stream<ObjectNode> all(String kind) {
    return documents.stream().filter(it -> kind.equals(it.path("kind").asText()));
  }

  public Optional<ObjectNode> find(String kind, String name) {
    return all(kind).filter(it -> name(it).equals(name)).findFirst();
  }

  /** Of Deployments, Jobs, and what the cluster operator is told of the broker's. */
  public List<Pods> pods() {
    return documents.stream().flatMap(Pods::of).toList();
  }

  /** Without the broker's, which the operator completes. */
  public List<Pods> ownPods() {
    return pods().stream().filter(Pods::isOwn).toList();
  }

  public static String name(JsonNode document) {
    return document.at("/metadata/name").asText();
  }

  /** Such as {@code Deployment/order-service}. */
  public static String title(JsonNode document) {
    return document.path("kind").asText() + "/" + name(document);
  }

  public static Stream<JsonNode> each(JsonNode list) {
    return list.valueStream();
  }

  public static Stream<String> texts(JsonNode list) {
    return list.valueStream().map(JsonNode::asText);
  }
}
