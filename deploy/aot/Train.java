// Usage: java deploy/aot/Train.java FOLDER
//
// Runs the packaged application in FOLDER (SERVICE/target/quarkus-app) once, without servers, and
// leaves app.aot there: what the JVM loaded and linked, for the next start (-XX:AOTCache=app.aot).
// The flags must be those it is started with later, see JavaCommand in deploy/local.
import module java.net.http;

static final List<String> FLAGS =
    List.of(
        "-Xmx256m",
        "-XX:+UseSerialGC",
        "-XX:+UseCompactObjectHeaders",
        "--enable-native-access=ALL-UNNAMED",
        "--sun-misc-unsafe-memory-access=allow");

/** Nobody listens on port 1: the application stays up and waits. */
static final Map<String, String> SETTINGS =
    Map.ofEntries(
        Map.entry("QUARKUS_HTTP_HOST", "127.0.0.1"),
        Map.entry("QUARKUS_HTTP_PORT", "0"),
        Map.entry("QUARKUS_OTEL_SDK_DISABLED", "true"),
        Map.entry("QUARKUS_DATASOURCE_JDBC_URL", "jdbc:postgresql://127.0.0.1:1/training"),
        Map.entry("QUARKUS_DATASOURCE_REACTIVE_URL", "postgresql://127.0.0.1:1/training"),
        Map.entry("QUARKUS_DATASOURCE_USERNAME", "training"),
        Map.entry("QUARKUS_DATASOURCE_PASSWORD", "training"),
        Map.entry("RABBITMQ_HOST", "127.0.0.1"),
        Map.entry("RABBITMQ_PORT", "1"),
        Map.entry("RABBITMQ_USERNAME", "training"),
        Map.entry("RABBITMQ_PASSWORD", "training"),
        Map.entry("PLUMB_PROVIDER_API_KEY", "training"),
        Map.entry("PLUMB_PROVIDER_WEBHOOK_SECRET", "training"),
        Map.entry("PLUMB_CARRIER_WEBHOOK_SECRET", "training"),
        Map.entry("PLUMB_OPS_TOKEN", "a-training-without-servers"));

/** What one application doesn't have is its 404. */
static final List<String> PATHS =
    List.of("/q/health/live", "/q/health/ready", "/q/metrics", "/q/openapi", "/asyncapi", "/docs/");

static final List<String> POSTS =
    List.of("/orders", "/webhooks/payment-provider", "/webhooks/carrier", "/v1/payment_intents");

static final Pattern ADDRESS = Pattern.compile("Listening on: (http://\\S+)");
static final Duration PATIENCE = Duration.ofMinutes(5);

void main(String[] words) throws Exception {
  if (words.length != 1 || words[0].startsWith("-")) {
    System.err.println("Usage: java deploy/aot/Train.java FOLDER");
    System.exit(2);
  }
  Path folder = Path.of(words[0]).toAbsolutePath().normalize();
  try {
    train(folder);
  } catch (Untrained e) {
    System.err.println(
        "No AOT cache for %s: %s. -Dplumb.aot.skip packages without one."
            .formatted(folder, e.getMessage()));
    System.exit(1);
  }
}

void train(Path folder) throws Exception {
  if (!Files.exists(folder.resolve("quarkus-run.jar"))) {
    throw new Untrained("there is no quarkus-run.jar");
  }
  Path cache = folder.resolve("app.aot");
  Path log = folder.resolveSibling("aot-training.log");
  Path data = Files.createTempDirectory("plumb-training");
  Files.deleteIfExists(cache);
  sameTimes(folder);
  Process process = start(folder, cache, log, data);
  Runtime.getRuntime().addShutdownHook(new Thread(() -> endAtOnce(process)));
  try {
    String address = address(process, log);
    for (String path : PATHS) {
      ask(HttpRequest.newBuilder(URI.create(address + path)).GET());
    }
    for (String path : POSTS) {
      ask(
          HttpRequest.newBuilder(URI.create(address + path))
              .header("Content-Type", "application/json")
              .header("Idempotency-Key", "training")
              .POST(HttpRequest.BodyPublishers.ofString("{}")));
    }
    process.destroy();
    if (!process.waitFor(PATIENCE) || !Files.exists(cache)) {
      throw new Untrained("the JVM wrote none, see " + log);
    }
  } catch (Untrained e) {
    endAtOnce(process);
    process.waitFor();
    Files.deleteIfExists(cache);
    throw e;
  } finally {
    delete(data);
  }
}

/** The JVM compares them with the cache's, and an image build may set them. */
void sameTimes(Path folder) throws IOException {
  FileTime time = FileTime.from(Instant.parse("2026-01-01T00:00:00Z"));
  try (Stream<Path> files = Files.walk(folder)) {
    for (Path file : files.filter(Files::isRegularFile).toList()) {
      Files.setLastModifiedTime(file, time);
    }
  }
}

Process start(Path folder, Path cache, Path log, Path data) throws IOException {
  List<String> command = new ArrayList<>();
  command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
  command.add("-XX:AOTCacheOutput=" + cache);
  command.addAll(FLAGS);
  // Trained with a relative path, it would fit only a start from within the folder.
  command.addAll(List.of("-jar", folder.resolve("quarkus-run.jar").toString()));
  ProcessBuilder builder =
      new ProcessBuilder(command)
          .directory(folder.toFile())
          .redirectErrorStream(true)
          .redirectOutput(log.toFile());
  builder.environment().putAll(SETTINGS);
  builder.environment().put("SANDBOX_DATA", data.toString());
  return builder.start();
}

String address(Process process, Path log) throws Exception {
  Instant end = Instant.now().plus(PATIENCE);
  while (process.isAlive() && Instant.now().isBefore(end)) {
    Matcher said = ADDRESS.matcher(Files.readString(log));
    if (said.find()) {
      return said.group(1);
    }
    Thread.sleep(50);
  }
  Files.readAllLines(log).stream().limit(30).forEach(System.err::println);
  throw new Untrained("it didn't start, see above and " + log);
}

/** Whatever the answer: nobody has to be able to give one. */
void ask(HttpRequest.Builder request) throws InterruptedException {
  try (HttpClient client = HttpClient.newHttpClient()) {
    client.send(
        request.timeout(Duration.ofSeconds(3)).build(), HttpResponse.BodyHandlers.discarding());
  } catch (IOException _) {
    // As good as an answer.
  }
}

void endAtOnce(Process process) {
  process.descendants().forEach(ProcessHandle::destroyForcibly);
  process.destroyForcibly();
}

void delete(Path folder) throws IOException {
  try (Stream<Path> files = Files.walk(folder)) {
    for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
      Files.delete(file);
    }
  }
}

static final class Untrained extends Exception {
  Untrained(String message) {
    super(message);
  }
}
