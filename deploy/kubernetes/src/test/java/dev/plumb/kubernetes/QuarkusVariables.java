package dev.plumb.kubernetes;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/** The environment variables that Quarkus's extensions read at run time, as they say themselves. */
public final class QuarkusVariables {

  public static final Set<String> ALL = all();

  private QuarkusVariables() {}

  private static Set<String> all() {
    Set<String> all = new TreeSet<>();
    try {
      for (URL model :
          Collections.list(
              QuarkusVariables.class
                  .getClassLoader()
                  .getResources("META-INF/quarkus-config-doc/quarkus-config-model.json"))) {
        try (InputStream in = model.openStream()) {
          collect(new ObjectMapper().readTree(in), all);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return all;
  }

  private static void collect(JsonNode node, Set<String> all) {
    if (node.path("phase").asText().equals("RUN_TIME")) {
      all.add(node.at("/path/environmentVariable").asText());
    }
    node.forEach(it -> collect(it, all));
  }
}
