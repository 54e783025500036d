package dev.plumb.systemtests.architecture;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Who may know whom inside a service, as lists of what is allowed: {@code http}, {@code stream} and
 * {@code provider} are edges above {@code usecase}, which is above {@code domain} and {@code
 * store}.
 *
 * @param root the service's package
 */
record ServiceRules(String root) {

  private static final String EVENTING = "dev.plumb.eventing..";
  private static final String CONTRACTS = "dev.plumb.contracts..";
  private static final String HTTP = "dev.plumb.http..";

  /** By name, in reading order. Each fails if the package it guards is empty. */
  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("has the usual packages only", usualPackagesOnly());
    rules.put("knows no other service", knows("", in(""), EVENTING, CONTRACTS, HTTP));
    rules.put("domain knows Java's values and itself", domainKnowsValues());
    rules.put("store knows domain", knows(".store", in(".store"), in(".domain"), EVENTING));
    rules.put("usecase knows domain and store", usecaseKnowsWhatIsBelow());
    rules.put("http knows usecase", httpKnowsUsecase());
    rules.put("stream knows usecase", streamKnowsUsecase());
    rules.put("provider knows usecase", providerKnowsUsecase());
    rules.putAll(new CallRules(root).all());
    rules.replaceAll((name, rule) -> rule.as(root + ": " + name));
    return rules;
  }

  private ArchRule providerKnowsUsecase() {
    return knows(".provider", in(".provider"), in(".usecase"), in(".domain"), EVENTING);
  }

  /** And provider, for what the outside sends here: its signature and its shape. */
  private ArchRule httpKnowsUsecase() {
    return knows(".http", in(".http"), in(".usecase"), in(".domain"), in(".provider"), HTTP);
  }

  private ArchRule usualPackagesOnly() {
    return classes()
        .that()
        .resideInAPackage(root + "..")
        .should()
        .resideInAnyPackage(
            Stream.of("", ".domain", ".usecase", ".http", ".stream", ".store", ".provider")
                .map(root::concat)
                .toArray(String[]::new));
  }

  /** Of Java itself no I/O and no threads either. */
  private ArchRule domainKnowsValues() {
    return classes()
        .that()
        .resideInAPackage(in(".domain"))
        .should()
        .onlyDependOnClassesThat()
        .resideInAnyPackage(
            "java.lang..",
            "java.util",
            "java.util.function",
            "java.util.stream",
            "java.time..",
            "java.math",
            "java.nio.charset",
            in(".domain"));
  }

  private ArchRule usecaseKnowsWhatIsBelow() {
    return knows(".usecase", in(".usecase"), in(".domain"), in(".store"), EVENTING, CONTRACTS);
  }

  private ArchRule streamKnowsUsecase() {
    return knows(".stream", in(".stream"), in(".usecase"), in(".domain"), EVENTING, CONTRACTS);
  }

  private ArchRule knows(String layer, String... allowed) {
    return classes()
        .that()
        .resideInAPackage(in(layer))
        .should()
        .onlyDependOnClassesThat(
            resideOutsideOfPackage("dev.plumb..").or(resideInAnyPackage(allowed)));
  }

  private String in(String layer) {
    return root + layer + "..";
  }
}
