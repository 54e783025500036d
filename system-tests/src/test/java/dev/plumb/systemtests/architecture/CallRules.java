package dev.plumb.systemtests.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.lang.ArchRule;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Who may call what inside a service.
 *
 * @param root the service's package
 */
record CallRules(String root) {

  private static final String TRANSACTIONS = "dev\\.plumb\\.eventing\\.tx\\.\\w*Transactions";
  private static final String TX = "dev\\.plumb\\.eventing\\.tx\\.Tx";

  Map<String, ArchRule> all() {
    Map<String, ArchRule> rules = new LinkedHashMap<>();
    rules.put("only usecase opens a transaction", onlyUsecaseOpensTransactions());
    rules.put("nobody opens one past Transactions", noTransactionPastTransactions());
    rules.put("nobody has a pool beside Hibernate", noPoolBesideHibernate());
    rules.put("only a Lookup asks Hibernate", onlyLookupsAskHibernate());
    rules.put("only store speaks SQL", onlyStoreSpeaksSql());
    rules.put("nobody takes the time he wasn't given", timeIsGiven());
    rules.put("domain rolls no dice", domainRollsNoDice());
    return rules;
  }

  private ArchRule onlyUsecaseOpensTransactions() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".usecase..")
        .should()
        .accessTargetWhere(is(TRANSACTIONS, "inTransaction"));
  }

  private ArchRule noTransactionPastTransactions() {
    return noClasses()
        .should()
        .accessTargetWhere(is(".*", "withTransaction", "withStatelessTransaction"))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(".*\\.(WithTransaction|Transactional|ReactiveTransactional)");
  }

  /** It would commit on its own, whatever becomes of the entities (docs/adr/0002). */
  private ArchRule noPoolBesideHibernate() {
    return noClasses()
        .should()
        .dependOnClassesThat()
        .haveNameMatching(
            "io\\.vertx\\..*sqlclient\\.(Pool|SqlClient|SqlConnection)"
                + "|javax?\\.sql\\.(Connection|DataSource|DriverManager)");
  }

  /**
   * What changes state does so on the transaction it is given; a consumer's has no session, and one
   * of its own would commit on its own (docs/adr/0007).
   */
  private ArchRule onlyLookupsAskHibernate() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".store..")
        .and()
        .haveSimpleNameNotEndingWith("Lookup")
        .and()
        .areNotAnnotatedWith("jakarta.persistence.Entity")
        .should()
        .dependOnClassesThat()
        .haveNameMatching("(io\\.quarkus\\.hibernate|org\\.hibernate|jakarta\\.persistence)\\..*")
        .orShould()
        .accessTargetWhere(
            is(
                root + "\\.store\\.\\w*Row",
                "find",
                "findById",
                "list",
                "listAll",
                "persist",
                "flush"));
  }

  /** Others may know its failures, to tell a passing one from others. */
  private ArchRule onlyStoreSpeaksSql() {
    return noClasses()
        .that()
        .resideOutsideOfPackage(root + ".store..")
        .should()
        .accessTargetWhere(is(TX, "select", "update"))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching(
            "(jakarta\\.persistence|org\\.hibernate|io\\.vertx\\..*sqlclient)\\..*(?<!Exception)");
  }

  private ArchRule timeIsGiven() {
    return noClasses()
        .should()
        .accessTargetWhere(is("java\\.time\\.(\\w+\\.)*(?!InstantSource|Clock)\\w+", "now"))
        .orShould()
        .accessTargetWhere(is("java\\.lang\\.System", "currentTimeMillis", "nanoTime"));
  }

  private ArchRule domainRollsNoDice() {
    return noClasses()
        .that()
        .resideInAPackage(root + ".domain..")
        .should()
        .accessTargetWhere(is("java\\.util\\.UUID", "randomUUID"))
        .orShould()
        .accessTargetWhere(is("java\\.lang\\.Math", "random"))
        .orShould()
        .dependOnClassesThat()
        .haveNameMatching("java\\.util\\.(\\w+\\.)*\\w*Random\\w*");
  }

  /** Calls and method references alike. */
  private static DescribedPredicate<JavaAccess<?>> is(String owner, String... names) {
    Set<String> wanted = Set.of(names);
    return describe(
        String.join(" or ", names) + " of " + owner,
        access ->
            wanted.contains(access.getTarget().getName())
                && access.getTargetOwner().getFullName().matches(owner));
  }
}
