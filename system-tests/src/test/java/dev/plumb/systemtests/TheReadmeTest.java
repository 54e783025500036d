package dev.plumb.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import dev.plumb.local.Application;
import dev.plumb.local.Plumb;
import dev.plumb.local.PlumbOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the README shows works, and what it names is there. */
@OnAllOfPlumb
class TheReadmeTest {
  private static final Path REPOSITORY = PlumbOptions.quiet(Path.of("target")).root();
  private static final Pattern LOCATION = Pattern.compile("(?im)^Location: \\S*/orders/(\\S+)");
  private static final Pattern TEST = Pattern.compile("`(\\w+Test)`");
  private static final Pattern OPTION = Pattern.compile("(--[a-z]+)");

  private final Readme readme = Readme.of(REPOSITORY);
  private final Plumb plumb;
  private final Shop shop;

  TheReadmeTest(Plumb plumb) {
    this.plumb = plumb;
    this.shop = new Shop(plumb);
  }

  @Test
  void itsOrderIsPlacedAndDeliveredAndTheSecondTimeTheAnswerIsTheSame() throws Exception {
    String curl = curl();

    String first = run(curl);
    assertThat(first).startsWith("HTTP/1.1 201").contains("\"status\":\"PLACED\"");
    Matcher location = LOCATION.matcher(first);
    assertThat(location.find()).isTrue();
    assertThat(run(curl)).startsWith("HTTP/1.1 201").endsWith(body(first));

    shop.awaitOrder(location.group(1), "DELIVERED");
  }

  @Test
  void itsOtherCardIsDeclined() throws Exception {
    assertThat(readme.text()).contains(Shop.DECLINED_CARD);

    Matcher location = LOCATION.matcher(run(curl().replace(Shop.GOOD_CARD, Shop.DECLINED_CARD)));

    assertThat(location.find()).isTrue();
    shop.awaitOrder(location.group(1), "REJECTED");
  }

  @Test
  void theProvidersLedgerIsWhereItSays() {
    assertThat(readme.text()).contains("<http://localhost:8090>");
    assertThat(plumb.http(Application.SANDBOX).get("/").status()).isEqualTo(200);
  }

  /** Not run: this runs inside one of them. */
  @Test
  void itsCommandsAreThereAndTakeWhatItGivesThem() throws Exception {
    assertThat(readme.commands()).isNotEmpty();
    for (String command : readme.commands()) {
      String program = command.split(" ")[0];
      assertThat(REPOSITORY.resolve(program)).isExecutable();
      if (!program.startsWith("deploy/")) {
        assertThat(REPOSITORY.resolve(command.replaceAll(".*-pl (\\S+).*", "$1"))).isDirectory();
        continue;
      }
      String help = run(program + " --help");
      OPTION.matcher(command).results().forEach(it -> assertThat(help).contains(it.group(1)));
    }
  }

  @Test
  void everyTestItNamesIsThere() throws IOException {
    List<String> files = SourceFiles.under(REPOSITORY);
    assertThat(readme.tests())
        .allSatisfy(
            test -> assertThat(files).anyMatch(file -> file.endsWith("/" + test + ".java")));
  }

  @Test
  void everyRaceHasATestThatIsThere() throws IOException {
    List<String> files = SourceFiles.under(REPOSITORY);
    List<String> rows =
        Files.readString(REPOSITORY.resolve("docs/races.md"))
            .lines()
            .filter(line -> line.matches("\\| \\d+ \\|.*"))
            .toList();
    assertThat(rows).hasSize(20);
    for (String row : rows) {
      List<String> tests = TEST.matcher(row).results().map(match -> match.group(1)).toList();
      assertThat(tests).as(row).isNotEmpty();
      assertThat(tests)
          .as(row)
          .allSatisfy(
              test -> assertThat(files).anyMatch(file -> file.endsWith("/" + test + ".java")));
    }
  }

  @Test
  void everyFileAndFolderItNamesIsThere() throws IOException {
    List<String> files = SourceFiles.under(REPOSITORY);
    assertThat(readme.paths()).isNotEmpty();
    assertThat(readme.paths()).allSatisfy(path -> assertThat(files).anyMatch(isAt(path)));
    assertThat(readme.links()).allSatisfy(link -> assertThat(REPOSITORY.resolve(link)).exists());
  }

  /** With this instance's port, and a key of its own. */
  private String curl() {
    String port = plumb.replicas(Application.ORDER).getFirst().url().replaceAll(".*:", "");
    assertThat(readme.curl()).contains("localhost:8080");
    return readme
        .curl()
        .replace("curl ", "curl -sS ")
        .replace("localhost:8080", "localhost:" + port)
        .replace("my-first-order", "readme-" + UUID.randomUUID());
  }

  private static Predicate<String> isAt(String path) {
    String below = path.endsWith("/") ? ".*" : "(/.*)?";
    Pattern wanted =
        Pattern.compile("(.*/)?" + Pattern.quote(path).replace("/.../", "\\E/(.*/)?\\Q") + below);
    return file -> wanted.matcher(file).matches();
  }

  private static String body(String answer) {
    return answer.substring(answer.indexOf("\r\n\r\n"));
  }

  private static String run(String command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder("sh", "-c", command)
            .directory(REPOSITORY.toFile())
            .redirectErrorStream(true)
            .start();
    process.getOutputStream().close();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
