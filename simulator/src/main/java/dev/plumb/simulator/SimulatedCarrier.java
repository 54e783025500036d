package dev.plumb.simulator;

import dev.plumb.eventing.effect.EffectAnswer;
import dev.plumb.shipping.usecase.Carrier;
import io.smallrye.mutiny.Uni;

/** One replica's line to the carrier. */
record SimulatedCarrier(CarrierBooks books, Process process, Line line) implements Carrier {

  @Override
  public Uni<EffectAnswer> take(String idempotencyKey, String reference, String request) {
    return line.carry(
        process,
        "the carrier",
        "handed a parcel",
        () -> books.take(idempotencyKey, request),
        SimulatedCarrier::silence);
  }

  @Override
  public Uni<EffectAnswer> find(String reference) {
    return line.carry(
        process,
        "the carrier",
        "asked for a parcel",
        () -> books.find(reference),
        SimulatedCarrier::silence);
  }

  @Override
  public Uni<EffectAnswer> fetchBack(String idempotencyKey, String request) {
    return line.carry(
        process,
        "the carrier",
        "asked to fetch a parcel",
        () -> books.fetchBack(idempotencyKey, request),
        SimulatedCarrier::silence);
  }

  @Override
  public Uni<EffectAnswer> findFetched(String reference) {
    return line.carry(
        process,
        "the carrier",
        "asked whether it fetches a parcel",
        () -> books.findFetched(reference),
        SimulatedCarrier::silence);
  }

  private static EffectAnswer silence() {
    return new EffectAnswer.Unknown("the line is dead");
  }
}
