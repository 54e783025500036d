package dev.plumb.simulator;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.plumb.billing.provider.Notice;
import dev.plumb.billing.provider.Notices;
import dev.plumb.billing.provider.ProviderBooks;
import dev.plumb.billing.provider.ProviderSettings;
import dev.plumb.billing.provider.SimulatedProvider;
import dev.plumb.billing.provider.UnreadableEvent;
import dev.plumb.billing.usecase.HearProvider;
import dev.plumb.billing.usecase.RetrySettings;
import dev.plumb.contracts.Contracts;
import dev.plumb.order.usecase.CancelOrder;
import dev.plumb.order.usecase.Deadlines;
import dev.plumb.order.usecase.MailSettings;
import dev.plumb.order.usecase.MerchantSettings;
import dev.plumb.shipping.usecase.CarrierNews;
import dev.plumb.shipping.usecase.CarrierSettings;
import dev.plumb.shipping.usecase.ReceiveCarrierNews;
import dev.plumb.simulator.memory.MemoryAnswers;
import dev.plumb.simulator.memory.MemoryCarrierReports;
import dev.plumb.simulator.memory.MemoryOrders;
import dev.plumb.simulator.memory.MemoryPayments;
import dev.plumb.simulator.memory.MemoryShipments;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The three services, the broker between them, and the provider and carrier outside. */
final class Shop {

  private static final Contracts TO_ORDER = Contracts.forConsumer("order");
  private static final Contracts TO_BILLING = Contracts.forConsumer("billing");
  private static final Contracts TO_SHIPPING = Contracts.forConsumer("shipping");

  /** No merchant listens here. */
  private static final List<Class<?>> ORDER =
      ServiceClasses.besides(CancelOrder.class).stream()
          .filter(type -> !type.getPackageName().endsWith(".provider"))
          .toList();

  private static final List<Class<?>> BILLING = ServiceClasses.besides(HearProvider.class);
  private static final List<Class<?>> SHIPPING = ServiceClasses.besides(ReceiveCarrierNews.class);
  private static final ProviderSettings PROVIDER =
      Settings.of(ProviderSettings.class, Map.of("url", URI.create("http://provider")));
  private static final CarrierSettings CARRIER =
      Settings.of(
          CarrierSettings.class, Map.of("url", URI.create("http://carrier"), "name", "simulated"));

  /** Short enough to end amid the trouble. */
  private static final Deadlines DEADLINES =
      Settings.of(
          Deadlines.class,
          Map.of("payment", Duration.ofSeconds(8), "returns", Duration.ofSeconds(15)));

  private static final RetrySettings RETRIES =
      Settings.of(
          RetrySettings.class,
          Map.of("renewal", Duration.ofSeconds(2), "refund", Duration.ofSeconds(2)));

  /** No mail server is set. */
  private static final MailSettings MAIL = Settings.of(MailSettings.class, Map.of());

  private static final MerchantSettings MERCHANTS =
      Settings.of(MerchantSettings.class, Map.of("endpoint", Map.of()));

  private final World world;
  private final Facts facts = new Facts();
  private final Broker broker;
  final MemoryOrders orders = new MemoryOrders();
  final MemoryPayments payments;
  final MemoryShipments shipments = new MemoryShipments();
  final ProviderBooks provider;
  final CarrierBooks carrier;
  final Line toProvider;
  final Line toCarrier;
  final Service order;
  final Service billing;
  final Service shipping;

  Shop(World world) {
    this.world = world;
    broker = new Broker(world, facts);
    payments = new MemoryPayments(world);
    provider = new ProviderBooks(world, this::providerSays);
    carrier = new CarrierBooks(world, facts, this::carrierSays);
    toProvider = new Line(world);
    toCarrier = new Line(world);
    MemoryAnswers answers = new MemoryAnswers();
    MemoryCarrierReports reports = new MemoryCarrierReports(world, shipments);
    order =
        service(
            "order-service",
            ORDER,
            process -> List.of(TO_ORDER, orders, answers, DEADLINES, MERCHANTS, MAIL));
    billing =
        service(
            "billing-service",
            BILLING,
            process ->
                List.of(
                    TO_BILLING,
                    payments,
                    RETRIES,
                    PROVIDER,
                    new SimulatedProvider(provider, process, toProvider)));
    shipping =
        service(
            "shipping-service",
            SHIPPING,
            process ->
                List.of(
                    TO_SHIPPING,
                    shipments,
                    reports,
                    CARRIER,
                    new SimulatedCarrier(carrier, process, toCarrier)));
    services().forEach(each -> each.start(this));
  }

  private Service service(
      String name, List<Class<?>> classes, Function<Process, List<Object>> surroundings) {
    return new Service(name, world, facts, classes, surroundings);
  }

  List<Service> services() {
    return List.of(order, billing, shipping);
  }

  Broker broker() {
    return broker;
  }

  Facts facts() {
    return facts;
  }

  private void providerSays(JsonObject event) {
    byte[] body = event.encode().getBytes(UTF_8);
    Post post =
        new Post(
            world,
            billing,
            () -> "the provider's webhook " + event.getString("type"),
            replica -> hear(replica, body));
    post.sendLateOrTwice();
  }

  private static Uni<Boolean> hear(Replica replica, byte[] body) {
    try {
      Notice notice = replica.get(Notices.class).read(body).orElseThrow();
      return replica.get(HearProvider.class).hear(notice.order(), notice.said()).replaceWith(true);
    } catch (UnreadableEvent wrong) {
      throw new Violation("billing can't read " + new String(body, UTF_8) + ": " + wrong);
    }
  }

  private void carrierSays(CarrierNews news) {
    Post post =
        new Post(
            world,
            shipping,
            () -> "the carrier's report " + news.type() + " of " + facts.of(news.order().value()),
            replica ->
                replica
                    .get(ReceiveCarrierNews.class)
                    .receive(news)
                    .map(receipt -> receipt != ReceiveCarrierNews.Receipt.UNKNOWN_ORDER));
    post.sendUntilTaken();
  }
}
