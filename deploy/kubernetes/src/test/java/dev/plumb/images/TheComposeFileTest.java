package dev.plumb.images;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.kubernetes.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

/** The compose file against what it runs, and the secrets that its script makes. */
class TheComposeFileTest {
  private static final Path FOLDER = Repository.file("deploy/compose");
  private static final Set<String> BACKENDS = Set.of("postgres", "rabbitmq");

  @TempDir static Path secrets;

  private final Map<String, Map<String, Object>> services = services();

  @BeforeAll
  static void makeSecrets() throws Exception {
    assertThat(makeSecretsIn(secrets)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "order,    order-service,    8080",
    "billing,  billing-service,  8081",
    "shipping, shipping-service, 8082",
    "auditor,  auditor,          8083",
    "sandbox,  deploy/sandbox,   8090"
  })
  void publishesTheConfiguredPort(String name, String module, int port) {
    assertThat(
            Repository.text(Repository.file(module + "/src/main/resources/application.properties")))
        .contains("quarkus.http.port=" + port + "\n");
    assertThat(services.get(name))
        .containsEntry("ports", List.of("127.0.0.1:%1$d:%1$d".formatted(port)));
  }

  @Test
  void whatIsOursIsHardened() {
    ours()
        .forEach(
            service ->
                assertThat(service)
                    .containsEntry("read_only", true)
                    .containsEntry("user", "1001:1001")
                    .containsEntry("cap_drop", List.of("ALL"))
                    .containsEntry("security_opt", List.of("no-new-privileges:true"))
                    .containsEntry("tmpfs", List.of("/tmp:rw,noexec,nosuid,nodev,size=64m"))
                    .containsKeys("mem_limit", "pids_limit", "stop_grace_period"));
  }

  @Test
  void databaseAndBrokerCantBeReachedFromOutside() {
    assertThat(networks().get("backends")).containsEntry("internal", true);
    for (String backend : BACKENDS) {
      assertThat(services.get(backend))
          .containsEntry("networks", List.of("backends"))
          .containsKey("healthcheck")
          .doesNotContainKey("ports");
    }
  }

  @Test
  void noImageIsTheLatest() {
    assertThat(services.values())
        .isNotEmpty()
        .allSatisfy(
            service ->
                assertThat(service.get("image").toString())
                    .matches(".*:[^:]*\\d[^:]*}?")
                    .doesNotContain("latest"));
  }

  @Test
  void noSecretIsWrittenInTheRepository() throws IOException {
    for (Path file : settings(FOLDER)) {
      assertThat(names(file))
          .as(file.toString())
          .noneMatch(name -> name.matches(".*(PASS|SECRET|TOKEN|KEY).*"));
    }
    assertThat(Repository.text(FOLDER.resolve(".gitignore"))).contains("secrets.d/");
  }

  @Test
  void everySettingIsOneThatTheLocalRunSetsToo() throws IOException {
    String known =
        Repository.text(
            Repository.file("deploy/local/src/main/java/dev/plumb/local/Environment.java"));
    Set<String> names = new TreeSet<>();
    for (Path file :
        Stream.concat(settings(FOLDER).stream(), settings(secrets).stream()).toList()) {
      if (BACKENDS.stream().noneMatch(file.getFileName().toString()::startsWith)) {
        names.addAll(names(file));
      }
    }
    assertThat(names).hasSizeGreaterThan(15).allMatch(name -> known.contains('"' + name + '"'));
  }

  @Test
  void everyFileOfSettingsIsThereAndOnlyItsOwnerReadsASecret() throws IOException {
    for (Map<String, Object> service : services.values()) {
      for (Object file : (List<?>) service.get("env_file")) {
        String name = file.toString();
        Path path =
            name.startsWith("secrets.d/")
                ? secrets.resolve(name.substring(10))
                : FOLDER.resolve(name);
        assertThat(path).isNotEmptyFile();
      }
    }
    for (Path file : settings(secrets)) {
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
  }

  @Test
  void secretsAreNewEachTimeAndNeverOverwritten(@TempDir Path others) throws Exception {
    assertThat(makeSecretsIn(others)).isZero();
    assertThat(others.resolve("order.env"))
        .content()
        .isNotEqualTo(Files.readString(secrets.resolve("order.env")));

    String before = Files.readString(secrets.resolve("order.env"));
    assertThat(makeSecretsIn(secrets)).isEqualTo(1);
    assertThat(secrets.resolve("order.env")).hasContent(before);
  }

  private static int makeSecretsIn(Path folder) throws Exception {
    return new ProcessBuilder(FOLDER.resolve("secrets").toString(), folder.toString())
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start()
        .waitFor();
  }

  private List<Map<String, Object>> ours() {
    return services.entrySet().stream()
        .filter(it -> !BACKENDS.contains(it.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private static Set<String> names(Path file) throws IOException {
    return Files.readAllLines(file).stream()
        .map(line -> line.split("=", 2)[0])
        .collect(Collectors.toSet());
  }

  private static List<Path> settings(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(it -> it.toString().endsWith(".env")).toList();
    }
  }

  private static Map<String, Map<String, Object>> services() {
    return section("services");
  }

  private static Map<String, Map<String, Object>> networks() {
    return section("networks");
  }

  /** With what is merged in, and null for what has no body. */
  private static Map<String, Map<String, Object>> section(String name) {
    Map<String, Object> file = new Yaml().load(Repository.text(FOLDER.resolve("compose.yaml")));
    return new ObjectMapper().convertValue(file.get(name), new TypeReference<>() {});
  }
}
