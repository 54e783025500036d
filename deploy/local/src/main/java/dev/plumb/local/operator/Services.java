package dev.plumb.local.operator;

import dev.plumb.local.Http;
import dev.plumb.local.Running;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The services to speak to, by name. */
final class Services {
  private static final List<String> SERVICES = List.of("order", "billing", "shipping");
  private static final String AUDITOR = "auditor";
  private static final int FIRST_PORT = 8080;

  private final Map<String, Service> byName = new LinkedHashMap<>();

  private Services() {}

  /**
   * Those of the running {@code up}, or at their usual ports; where {@code --url} says where they
   * are, those alone, as {@code --url billing=http://host:8081,order=http://host:8080}.
   */
  static Services of(Words words, Map<String, String> environment, Optional<Running> running) {
    String token =
        words
            .option("--token")
            .or(() -> Optional.ofNullable(environment.get("PLUMB_OPS_TOKEN")))
            .or(() -> running.map(Running::token))
            .orElseThrow(
                () ->
                    Failure.wrongUse(
                        "no up runs here: give --token, or PLUMB_OPS_TOKEN in the environment"));
    String operator = environment.getOrDefault("USER", "unknown");
    Services services = new Services();
    urls(words, running)
        .forEach(
            (name, url) ->
                services.byName.put(name, new Service(name, new Http(url), token, operator)));
    return services;
  }

  List<Service> all() {
    return byName.values().stream().filter(each -> !each.name().equals(AUDITOR)).toList();
  }

  /** One by name, or all of them. */
  List<Service> of(Optional<String> name) {
    return name.map(this::named).map(List::of).orElseGet(this::all);
  }

  Service named(String name) {
    Service service = byName.get(name);
    if (service == null) {
      throw Failure.wrongUse("no service " + name + ": there are " + byName.keySet());
    }
    return service;
  }

  private static Map<String, String> urls(Words words, Optional<Running> running) {
    Map<String, String> urls = new LinkedHashMap<>();
    Optional<String> given = words.option("--url");
    if (given.isPresent()) {
      for (String each : given.get().split(",")) {
        String[] pair = each.split("=", 2);
        if (pair.length < 2 || !pair[1].matches("https?://[^/\\s]+/?")) {
          throw Failure.wrongUse("--url takes SERVICE=http://host:port, not " + each);
        }
        urls.put(pair[0], pair[1].replaceAll("/$", ""));
      }
      return urls;
    }
    List<String> names = new ArrayList<>(SERVICES);
    names.add(AUDITOR);
    for (String name : names) {
      String usual = "http://localhost:" + (FIRST_PORT + names.indexOf(name));
      urls.put(name, running.map(it -> it.urls().get(name)).orElse(usual));
    }
    return urls;
  }
}
