package dev.plumb.order.store;

import dev.plumb.eventing.tx.Tx;
import dev.plumb.order.domain.EmailAddress;
import dev.plumb.order.domain.OrderId;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The table {@code customer_email}. */
@Singleton
public class CustomerEmails {

  private static final String INSERT =
      """
      insert into customer_email (order_id, address)
      select order_id, address from unnest($1::uuid[], $2::text[]) as e(order_id, address)
      """;

  private static final String FIND = "select address from customer_email where order_id = $1";

  public Uni<Void> insert(Tx tx, Map<OrderId, EmailAddress> addresses) {
    if (addresses.isEmpty()) {
      return Uni.createFrom().voidItem();
    }
    return tx.update(
            INSERT,
            addresses.keySet().stream().map(OrderId::value).toArray(UUID[]::new),
            addresses.values().stream().map(EmailAddress::value).toArray(String[]::new))
        .replaceWithVoid();
  }

  /** Empty where none was given, or it was erased. */
  public Uni<Optional<EmailAddress>> find(Tx tx, OrderId order) {
    return tx.select(FIND, order.value())
        .map(rows -> rows.stream().findFirst().map(row -> new EmailAddress((String) row[0])));
  }
}
