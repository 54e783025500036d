package dev.plumb.auditor.domain;

import static dev.plumb.auditor.domain.Rule.always;
import static dev.plumb.auditor.domain.Rule.overdue;
import static dev.plumb.auditor.domain.Rule.unless;

import dev.plumb.auditor.domain.Case.Flow;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Every event told reaches everybody, and nobody has heard what was never told. */
final class DeliveryRules {

  static final List<Rule> ALL =
      List.of(
          always("log-has-no-holes", it -> ofEach(it, DeliveryRules::holes)),
          always("version-is-logged", it -> ofEach(it, DeliveryRules::unlogged)),
          always("nothing-heard-that-was-not-told", it -> ofFlows(it, DeliveryRules::ahead)),
          overdue("told-is-heard", DeliveryRules::lost));

  private DeliveryRules() {}

  private record Service(String name, Digest digest) {}

  private static List<String> holes(Service service) {
    return service
        .digest()
        .logged()
        .map(
            logged ->
                unless(
                    logged.isWithoutHoles(),
                    "%s's log has %d events from version %d to %d",
                    service.name(),
                    logged.events(),
                    logged.first(),
                    logged.last()))
        .orElse(List.of());
  }

  /** A log from which all days of the order were dropped says nothing. */
  private static List<String> unlogged(Service service) {
    Digest digest = service.digest();
    return digest
        .logged()
        .map(
            logged ->
                unless(
                    logged.last() == digest.version(),
                    "%s is at version %d, its log at %d",
                    service.name(),
                    digest.version(),
                    logged.last()))
        .orElse(List.of());
  }

  private static List<String> ahead(Flow flow) {
    return unless(
        flow.to().watermark(flow.stream()) <= flow.from().version(),
        "%s has applied version %d of stream %s, of which %s has told %d",
        flow.consumer(),
        flow.to().watermark(flow.stream()),
        flow.stream(),
        flow.producer(),
        flow.from().version());
  }

  /** What is parked or dead has its reason where it waits. */
  private static List<String> lost(Case it) {
    return it.isExplained()
        ? List.of()
        : ofFlows(
            it,
            flow ->
                unless(
                    flow.to().watermark(flow.stream()) >= flow.from().version(),
                    "%s has applied version %d of stream %s, of which %s has told %d (%d unsent)",
                    flow.consumer(),
                    flow.to().watermark(flow.stream()),
                    flow.stream(),
                    flow.producer(),
                    flow.from().version(),
                    flow.from().unsent()));
  }

  private static List<String> ofFlows(Case it, Function<Flow, List<String>> rule) {
    return it.flows().stream().map(rule).flatMap(List::stream).toList();
  }

  private static List<String> ofEach(Case it, Function<Service, List<String>> rule) {
    return Stream.of(
            new Service("order", it.order()),
            new Service("billing", it.payment()),
            new Service("shipping", it.shipment()))
        .map(rule)
        .flatMap(List::stream)
        .toList();
  }
}
