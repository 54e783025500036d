package dev.plumb.eventing.effect;

import dev.plumb.eventing.operation.Answer;
import dev.plumb.eventing.operation.DatabaseAway;
import dev.plumb.eventing.operation.OperationTable;
import dev.plumb.eventing.tx.Transactions;
import dev.plumb.eventing.tx.Undone;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * Effects as an operator sees them, and settling one that nobody else can. Fails with {@link
 * DatabaseAway} where the database doesn't let it.
 */
public final class EffectLedger {

  private final Transactions transactions;
  private final EffectPorts ports;
  private final EffectSettings settings;
  private final EffectWorker worker;

  EffectLedger(
      Transactions transactions, EffectPorts ports, EffectSettings settings, EffectWorker worker) {
    this.transactions = transactions;
    this.ports = ports;
    this.settings = settings;
    this.worker = worker;
  }

  public Uni<List<LedgerEntry>> list(EffectFilter filter) {
    return told(transactions.inTransaction(tx -> LedgerRows.page(tx, filter, ports.kinds())));
  }

  public Uni<Optional<LedgerEntry>> find(long id) {
    return told(transactions.inTransaction(tx -> LedgerRows.find(tx, id)));
  }

  /** What operators said of it, oldest first. */
  public Uni<List<OperationTable.Word>> said(long id) {
    return told(transactions.inTransaction(tx -> OperationTable.ofEffect(tx, id)));
  }

  /**
   * One that is UNKNOWN, or was REFUSED and done by hand later. A conflict where a worker or
   * another person has it, or where the other side says something else.
   *
   * @param dryRun say what that would do, and do nothing
   */
  public Uni<Answer<Settled>> settle(
      long id, Verdict verdict, String reason, String operator, boolean dryRun) {
    return find(id)
        .chain(
            found ->
                found
                    .map(entry -> settle(entry, verdict, reason, operator, dryRun))
                    .orElseGet(() -> answer(new Answer.NotFound<>("effect " + id))));
  }

  private Uni<Answer<Settled>> settle(
      LedgerEntry entry, Verdict verdict, String reason, String operator, boolean dryRun) {
    Optional<String> objection = objection(entry, verdict);
    if (objection.isPresent()) {
      return answer(new Answer.Conflict<>(objection.get()));
    }
    EffectPort port = ports.of(entry.effect().kind());
    return ruling(port, entry, verdict, reason)
        .chain(
            ruling ->
                ruling instanceof Ruling.Contradicted(String why)
                    ? answer(new Answer.Conflict<>(why))
                    : run(new Settling(port, entry, ruling, reason, operator), dryRun));
  }

  private Optional<String> objection(LedgerEntry entry, Verdict verdict) {
    if (!ports.kinds().contains(entry.effect().kind())) {
      return Optional.of("this service makes no calls of kind " + entry.effect().kind());
    }
    if (entry.claimed()) {
      return Optional.of("a worker has it at the moment: it is called or asked about");
    }
    return switch (entry.state()) {
      case LedgerEntry.UNKNOWN -> Optional.empty();
      case LedgerEntry.REFUSED ->
          verdict == Verdict.DONE
              ? Optional.empty()
              : Optional.of("it was refused already: it can only have been done by hand since");
      case "CONFIRMED" -> Optional.of("it is settled: it happened");
      default -> Optional.of("it is called by itself: nobody has to settle it");
    };
  }

  private Uni<Ruling> ruling(EffectPort port, LedgerEntry entry, Verdict verdict, String reason) {
    if (!port.canBeAsked()) {
      return Uni.createFrom().item(Ruling.of(verdict, reason));
    }
    return Uni.createFrom()
        .deferred(() -> port.ask(entry.effect()))
        .ifNoItem()
        .after(settings.callTimeout())
        .recoverWithItem(
            () -> new EffectAnswer.Unknown("no answer within " + settings.callTimeout()))
        .onFailure()
        .recoverWithItem(failure -> new EffectAnswer.Unknown(failure.toString()))
        .map(said -> Ruling.of(verdict, reason, said));
  }

  private Uni<Answer<Settled>> run(Settling settling, boolean dryRun) {
    Uni<Answer<Settled>> work =
        dryRun
            ? Undone.after(transactions, settling::run)
            : transactions.inTransaction(
                tx -> settling.run(tx).invoke(() -> tx.afterCommit(worker::wake)));
    return told(
        work.onFailure(Settling.NotTaken.class)
            .recoverWithItem(no -> new Answer.Conflict<>(no.getMessage())));
  }

  private static <T> Uni<T> told(Uni<T> work) {
    return work.onFailure().transform(DatabaseAway::new);
  }

  private static Uni<Answer<Settled>> answer(Answer<Settled> answer) {
    return Uni.createFrom().item(answer);
  }
}
