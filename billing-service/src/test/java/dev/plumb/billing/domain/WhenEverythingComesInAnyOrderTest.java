package dev.plumb.billing.domain;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WhenEverythingComesInAnyOrderTest {

  private static final Set<PaymentStatus> AT_REST =
      EnumSet.complementOf(
          EnumSet.of(
              PaymentStatus.NEW,
              PaymentStatus.AUTHORIZING,
              PaymentStatus.DECLINED,
              PaymentStatus.CAPTURING,
              PaymentStatus.UNKNOWN,
              PaymentStatus.VOIDING,
              PaymentStatus.REFUNDING));

  private static Stream<Story> stories() {
    return LongStream.range(0, 5_000).mapToObj(seed -> new Story(seed).toItsEnd());
  }

  @Test
  void theBooksSayWhatTheProviderSays() {
    everyStory(
        story -> {
          Balance books = story.payment.balance();
          return books.captured() == story.provider.captured
              && books.refunded() == story.provider.refunded;
        });
  }

  @Test
  void moneyIsTakenAtMostOnce() {
    everyStory(story -> story.provider.captures < 2);
  }

  @Test
  void anOrderThatIsOverHoldsNoMoney() {
    everyStory(story -> !story.orderIsOver() || !story.provider.holds());
  }

  @Test
  void anOrderThatIsOverKeepsNoMoneyUnlessARefundFailed() {
    everyStory(
        story ->
            !story.orderIsOver()
                || story.payment.status() == PaymentStatus.REFUND_FAILED
                || story.provider.captured == story.provider.refunded);
  }

  @Test
  void goodsThatLeftAreNotPaidBackByACancellation() {
    everyStory(story -> !story.paysBackGoodsThatLeft());
  }

  @Test
  void everyPaymentComesToRest() {
    everyStory(story -> AT_REST.contains(story.payment.status()));
  }

  @Test
  void theVersionCountsTheEvents() {
    everyStory(story -> story.payment.version() == story.events);
  }

  @Test
  void theStoriesReachEveryEnd() {
    assertThat(stories().map(story -> story.payment.status()).distinct())
        .containsExactlyInAnyOrderElementsOf(AT_REST);
  }

  private static void everyStory(Predicate<Story> holds) {
    assertThat(stories().filter(holds.negate()).map(s -> s.seed + " " + s.payment).findFirst())
        .as("the first seed that breaks it")
        .isEmpty();
  }
}
