package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.plumb.local.Application;
import dev.plumb.local.Http;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import dev.plumb.systemtests.documents.OpenApiLint;
import dev.plumb.systemtests.documents.PackagedRoutes;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The services' OpenAPI documents beside the standard and the routes of the packaged services. */
@OnAllOfPlumb
class WhatTheServicesAnswerTest {

  private static final Path REPOSITORY = PlumbOptions.quiet(Path.of("target")).root();

  /** Of Quarkus: where the resources hang, health, metrics, the document. */
  private static final Set<String> PLATFORMS =
      Set.of(
          "ANY /",
          "ANY /*",
          "ANY /q/health",
          "ANY /q/health/live",
          "ANY /q/health/ready",
          "ANY /q/health/started",
          "ANY /q/health/well",
          "ANY /q/health/group",
          "ANY /q/health/group/*",
          "ANY /q/metrics",
          "ANY /q/metrics/*",
          "ANY /q/openapi",
          "ANY /q/openapi.json",
          "ANY /q/openapi.yaml",
          "ANY /q/openapi.yml");

  private static final Set<String> PAGE =
      Set.of("FILE /docs/index.html", "FILE /docs/docs.css", "FILE /docs/docs.js");

  private final Plumb plumb;

  WhatTheServicesAnswerTest(Plumb plumb) {
    this.plumb = plumb;
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void isWellFormedAndSaysEverything(Application service) {
    assertThat(new OpenApiLint(document(service)).objections()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void isWhatTheServiceHasAndNothingElse(Application service) {
    SortedSet<String> declared = new TreeSet<>(PLATFORMS);
    declared.addAll(PAGE);
    for (var path : document(service).get("paths").properties()) {
      if (!PLATFORMS.contains("ANY " + path.getKey())) {
        path.getValue()
            .propertyStream()
            .filter(operation -> operation.getValue().has("responses"))
            .map(operation -> operation.getKey().toUpperCase(Locale.ROOT) + " " + path.getKey())
            .forEach(declared::add);
      }
    }

    String module = service.name().toLowerCase(Locale.ROOT) + "-service";
    assertThat(PackagedRoutes.of(REPOSITORY.resolve(module))).isEqualTo(declared);
  }

  @ParameterizedTest
  @EnumSource(names = {"ORDER", "BILLING", "SHIPPING"})
  void canBeReadInABrowser(Application service) {
    Http http = plumb.http(service);

    assertThat(http.get("/docs/").text()).contains("docs.js", "docs.css", "default-src 'none'");
    PAGE.forEach(file -> assertThat(http.get(file.replace("FILE ", "")).status()).isEqualTo(200));
  }

  private JsonNode document(Application service) {
    return plumb.http(service).get("/q/openapi?format=json").body();
  }
}
