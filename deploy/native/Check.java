// Usage: java deploy/native/Check.java MODULE...
//
// After `./mvnw package -Dquarkus.native.enabled=true -Dquarkus.native.sources-only=true`: is what our
// classes do reflectively in each MODULE known to the native build? A native executable has no class,
// constructor or resource to offer at run time but those. Names what is missing, and who wants it.
import module java.base;
import java.lang.classfile.Annotation;
import java.lang.classfile.Attributes;

/** Reflective calls of ours that a native executable is fine with, and why. */
static final Map<String, String> KNOWN =
    Map.of(
        "dev.plumb.contracts.SchemaFiles.read: Class.getResourceAsStream",
        "contracts' reachability-metadata.json includes the files, checked below",
        "dev.plumb.eventing.startup.Grants.read: ClassLoader.getResourceAsStream",
        "EventingProcessor includes db/grants/*.sql, checked below");

/** Files of ours that are read at run time. */
static final Pattern OURS = Pattern.compile("(contracts|db|META-INF/resources)/.+[^/]");

static final Set<String> MAPPERS =
    Set.of("readValue", "convertValue", "treeToValue", "mapTo", "readerFor", "writerFor");

static final Pattern REFLECTIVE =
    Pattern.compile(
        "java/lang/(Class\\.(forName|newInstance|get(Declared)?(Constructor|Method|Field)s?|"
            + "getRecordComponents|getResource\\w*)|ClassLoader\\.(loadClass|get\\w*Resource\\w*)|"
            + "reflect/\\w+\\..*|invoke/MethodHandles\\$Lookup\\.find\\w+)"
            + "|java/util/ServiceLoader\\..*|java/io/Object(In|Out)putStream\\..*");

static final Pattern OUR_TYPE = Pattern.compile("L(dev/plumb/[\\w/$]+)");

int missing;

void main(String[] modules) throws IOException {
  if (modules.length == 0 || modules[0].startsWith("-")) {
    System.err.println("Usage: java deploy/native/Check.java MODULE...");
    System.exit(2);
  }
  for (String module : modules) {
    check(Path.of(module));
  }
  System.exit(missing == 0 ? 0 : 1);
}

void check(Path module) throws IOException {
  Path sources = module.resolve("target/native-sources");
  if (!Files.isDirectory(sources)) {
    System.err.println(sources + " is not there: run the native-sources build first");
    System.exit(2);
  }
  Build build = new Build();
  try (Stream<Path> files = Files.walk(sources, FileVisitOption.FOLLOW_LINKS)) {
    for (Path jar : files.filter(it -> it.toString().endsWith(".jar")).toList()) {
      build.add(jar);
    }
  }
  build.follow();
  build.wanted.forEach(
      (type, by) -> {
        if (!build.registered.contains(type)) {
          complain(module, "class " + type + " is not registered for reflection, wanted by " + by);
        }
      });
  for (String file : build.files) {
    if (build.included.stream().noneMatch(pattern -> pattern.matcher(file).matches())) {
      complain(module, "resource " + file + " is not included");
    }
  }
  for (String call : build.calls) {
    if (!KNOWN.containsKey(call)) {
      complain(module, call + " is reflective: register what it looks up, then name it here");
    }
  }
  System.out.printf(
      "%s: %d types and %d resources checked%n", module, build.wanted.size(), build.files.size());
}

void complain(Path module, String what) {
  missing++;
  System.err.println(module + ": " + what);
}

static final class Build {
  final Set<String> registered = new HashSet<>();
  final List<Pattern> included = new ArrayList<>();
  final Set<String> files = new TreeSet<>();
  final Set<String> calls = new TreeSet<>();
  final Map<String, String> wanted = new TreeMap<>();
  final Map<String, ClassModel> classes = new HashMap<>();

  void add(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      boolean ours = jar.getEntry("dev/plumb/") != null;
      for (JarEntry entry : Collections.list(jar.entries())) {
        String name = entry.getName();
        if (name.startsWith("META-INF/native-image/") && name.endsWith(".json")) {
          configuration(new String(read(jar, entry), StandardCharsets.UTF_8));
        } else if (name.startsWith("dev/plumb/") && name.endsWith(".class")) {
          look(ClassFile.of().parse(read(jar, entry)));
        } else if (ours && OURS.matcher(name).matches()) {
          files.add(name);
        }
      }
    }
  }

  void configuration(String json) {
    all(json, "\"(?:name|type)\"\\s*:\\s*\"(dev\\.plumb\\.[\\w.$]+)\"").forEach(registered::add);
    all(json, "\"pattern\"\\s*:\\s*\"([^\"]+)\"")
        .map(it -> it.replace("\\\\", "\\"))
        .forEach(it -> included.add(Pattern.compile(it)));
    all(json, "\"glob\"\\s*:\\s*\"([^\"]+)\"")
        .map(it -> it.replace(".", "\\.").replaceAll("\\*\\*/", "(.+/)?").replaceAll("(?<!\\))\\*", "[^/]*"))
        .forEach(it -> included.add(Pattern.compile(it)));
  }

  void look(ClassModel type) {
    String name = type.thisClass().asInternalName();
    classes.put(name, type);
    for (MethodModel method : type.methods()) {
      String where = name.replace('/', '.') + "." + method.methodName();
      if (answersRequests(method)) {
        bodies(method).forEach(it -> want(it, where));
        documented(method).forEach(it -> want(it, where));
      }
      // What Quarkus generates has no source, and is registered by whoever generates it.
      if (type.findAttribute(Attributes.sourceFile()).isPresent()) {
        method.code().ifPresent(code -> calls(code, where));
      }
    }
  }

  void calls(CodeModel code, String where) {
    String constant = null;
    for (CodeElement element : code) {
      if (element instanceof ConstantInstruction.LoadConstantInstruction load
          && load.constantEntry() instanceof ClassEntry entry) {
        constant = entry.asInternalName();
      } else if (element instanceof InvokeInstruction call) {
        String target = call.owner().asInternalName() + "." + call.name();
        if (constant != null && MAPPERS.contains(call.name().stringValue())) {
          want(constant, where);
        } else if (REFLECTIVE.matcher(target).matches()) {
          calls.add(where + ": " + target.replaceAll(".*/", ""));
        }
      }
    }
  }

  /** What a registered record holds is read and written along with it. */
  void follow() {
    Deque<String> open = new ArrayDeque<>(wanted.keySet());
    while (!open.isEmpty()) {
      String name = open.pop();
      ClassModel type = classes.get(name.replace('.', '/'));
      if (type == null) {
        continue;
      }
      type.findAttribute(Attributes.record()).stream()
          .flatMap(it -> it.components().stream())
          .flatMap(it -> ourTypes(signature(it, it.descriptor().stringValue())))
          .filter(it -> want(it, name))
          .forEach(it -> open.push(it.replace('/', '.')));
    }
  }

  /** Whether it is new. */
  boolean want(String internalName, String by) {
    return internalName.startsWith("dev/plumb/")
        && wanted.putIfAbsent(internalName.replace('/', '.'), by) == null;
  }

  static boolean answersRequests(MethodModel method) {
    return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(it -> it.annotations().stream())
        .anyMatch(it -> it.className().stringValue().matches("Ljakarta/ws/rs/[A-Z]+;"));
  }

  /** What is returned, and the parameters that come from nowhere but the body. */
  static Stream<String> bodies(MethodModel method) {
    String descriptor = method.methodType().stringValue();
    String signature = signature(method, descriptor);
    Stream<String> returned = ourTypes(signature.substring(signature.indexOf(')')));
    var annotated =
        method
            .findAttribute(Attributes.runtimeVisibleParameterAnnotations())
            .map(it -> it.parameterAnnotations())
            .orElse(List.of());
    List<ClassDesc> parameters = method.methodTypeSymbol().parameterList();
    Stream<String> bodies =
        IntStream.range(0, parameters.size())
            .filter(
                i ->
                    i >= annotated.size()
                        || annotated.get(i).stream()
                            .noneMatch(
                                it ->
                                    it.className().stringValue().matches("Ljakarta/ws/rs/.*Param;")))
            .mapToObj(i -> parameters.get(i).descriptorString())
            .flatMap(Build::ourTypes);
    return Stream.concat(returned, bodies);
  }

  /** What hides behind a Response is in its OpenAPI description. */
  static Stream<String> documented(MethodModel method) {
    return method.findAttribute(Attributes.runtimeVisibleAnnotations()).stream()
        .flatMap(it -> it.annotations().stream())
        .flatMap(Build::implementations);
  }

  static Stream<String> implementations(Annotation annotation) {
    return annotation.elements().stream()
        .flatMap(
            it ->
                it.name().equalsString("implementation")
                        && it.value() instanceof AnnotationValue.OfClass type
                    ? ourTypes(type.className().stringValue())
                    : nested(it.value()));
  }

  static Stream<String> nested(AnnotationValue value) {
    return switch (value) {
      case AnnotationValue.OfAnnotation one -> implementations(one.annotation());
      case AnnotationValue.OfArray many -> many.values().stream().flatMap(Build::nested);
      default -> Stream.empty();
    };
  }

  static String signature(AttributedElement element, String otherwise) {
    return element
        .findAttribute(Attributes.signature())
        .map(it -> it.signature().stringValue())
        .orElse(otherwise);
  }

  static Stream<String> ourTypes(String signature) {
    return OUR_TYPE.matcher(signature).results().map(it -> it.group(1));
  }

  static Stream<String> all(String text, String pattern) {
    return Pattern.compile(pattern).matcher(text).results().map(it -> it.group(1));
  }

  static byte[] read(JarFile jar, JarEntry entry) throws IOException {
    try (InputStream in = jar.getInputStream(entry)) {
      return in.readAllBytes();
    }
  }
}
