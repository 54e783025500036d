package dev.plumb.order.usecase;

import dev.plumb.eventing.NewEvent;
import dev.plumb.eventing.effect.NewEffect;
import dev.plumb.order.domain.Order;
import dev.plumb.order.domain.OrderEvent;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.stream.Stream;

/** What those outside are told of an order: merchants and its customer. */
@Singleton
class Announcements {

  private final MerchantNews news;
  private final CustomerMails mails;

  Announcements(MerchantNews news, CustomerMails mails) {
    this.news = news;
    this.mails = mails;
  }

  /**
   * @param events one for each that happened, in the same order
   */
  List<NewEffect> of(Order after, List<OrderEvent> happened, List<NewEvent> events) {
    return Stream.concat(
            news.of(after, happened, events).stream(), mails.of(after, happened).stream())
        .toList();
  }
}
