package dev.plumb.kubernetes;

import io.smallrye.config.ConfigMappingInterface.Property;
import io.smallrye.config.ConfigMappings;
import io.smallrye.config.ConfigMappings.ConfigClass;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of ours, and what its sources say of its settings.
 *
 * @param modules with settings of its own first
 */
public record Application(String name, List<String> modules) {

  private static final Pattern MAPPING = Pattern.compile("@ConfigMapping\\(prefix = \"(.+?)\"\\)");
  private static final Map<String, Application> ALL = all();

  private static Map<String, Application> all() {
    Map<String, Application> all = new TreeMap<>();
    for (String service : List.of("order-service", "billing-service", "shipping-service")) {
      all.put(
          service,
          new Application(
              service, List.of(service, "eventing/runtime", "schema-registry", "http-problems")));
    }
    all.put("auditor", new Application("auditor", List.of("auditor", "http-problems")));
    all.put("sandbox", new Application("sandbox", List.of("deploy/sandbox")));
    return all;
  }

  /** Nothing for what isn't ours, such as the registry. */
  public static Optional<Application> in(Pods pods) {
    return Optional.ofNullable(ALL.get(pods.application()));
  }

  /** With those that hold events. */
  public static List<String> services() {
    return List.of("order-service", "billing-service", "shipping-service");
  }

  /** Of a property in production. */
  public Optional<String> property(String name) {
    Properties all = properties();
    return Stream.of("%prod." + name, name)
        .map(all::getProperty)
        .filter(it -> it != null)
        .findFirst();
  }

  public Properties properties() {
    Properties properties = new Properties();
    String file = modules.getFirst() + "/src/main/resources/application.properties";
    try (StringReader text = new StringReader(Repository.text(Repository.file(file)))) {
      properties.load(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }

  public int port() {
    return Integer.parseInt(property("quarkus.http.port").orElse("8080"));
  }

  /** What is set of it, or else its default in the sources. */
  public Duration duration(String name) {
    String text =
        property(name)
            .or(() -> Optional.ofNullable(mapped().get(name)).map(Property::getDefaultValue))
            .orElseThrow();
    return Duration.parse(text.toUpperCase().startsWith("P") ? text : "PT" + text.toUpperCase());
  }

  /** All of the mappings' properties; {@code *} stands for a name of one's own. */
  public Map<String, Property> mapped() {
    Map<String, Property> all = new TreeMap<>();
    for (String module : modules) {
      for (Path source : Repository.sources(module)) {
        Matcher mapping = MAPPING.matcher(Repository.text(source));
        if (mapping.find()) {
          all.putAll(
              ConfigMappings.getProperties(
                  ConfigClass.configClass(type(source), mapping.group(1))));
        }
      }
    }
    return all;
  }

  /** What the sources of a module say in quotes that looks like this. */
  public Stream<String> literals(String regex) {
    Pattern literal = Pattern.compile("\"(" + regex + ")\"");
    return modules.stream()
        .flatMap(module -> Repository.sources(module).stream())
        .flatMap(source -> literal.matcher(Repository.text(source)).results().toList().stream())
        .map(it -> it.group(1));
  }

  /** What the streams of others are called that it consumes. */
  public List<String> upstreams() {
    return properties().stringPropertyNames().stream()
        .filter(it -> it.matches("mp\\.messaging\\.incoming\\.\\w+\\.stream"))
        .map(it -> properties().getProperty(it))
        .sorted()
        .toList();
  }

  private static Class<?> type(Path source) {
    String path = source.toString();
    String name = path.substring(path.indexOf("src/main/java/") + 14, path.length() - 5);
    try {
      return Class.forName(String.join(".", Arrays.asList(name.split("/"))));
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("build the modules first: ./mvnw install -DskipTests", e);
    }
  }
}
