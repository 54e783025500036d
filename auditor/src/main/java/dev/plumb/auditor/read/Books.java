package dev.plumb.auditor.read;

import static java.util.concurrent.CompletableFuture.supplyAsync;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.plumb.auditor.domain.Account;
import dev.plumb.auditor.domain.Case;
import dev.plumb.auditor.domain.Digest;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.http.HttpClient;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/** Everybody's books. */
@Singleton
public class Books {

  /** Questions to the provider at once. */
  private static final int PROVIDER_AT_ONCE = 8;

  private final ServiceBooks order;
  private final ServiceBooks billing;
  private final ServiceBooks shipping;
  private final ProviderBooks provider;
  private final Semaphore askingProvider = new Semaphore(PROVIDER_AT_ONCE);

  Books(AuditorSettings settings, ObjectMapper json) {
    HttpClient client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(settings.timeout())
            .build();
    this.order = service("order", settings.order(), settings, client, json);
    this.billing = service("billing", settings.billing(), settings, client, json);
    this.shipping = service("shipping", settings.shipping(), settings, client, json);
    this.provider =
        new ProviderBooks(
            new Peer(
                "provider",
                settings.provider(),
                settings.providerApiKey(),
                settings.timeout(),
                client,
                json));
  }

  /** In a fixed order. */
  public List<ServiceBooks> services() {
    return List.of(order, billing, shipping);
  }

  /**
   * In the order asked for.
   *
   * @throws PeerAway if somebody can't be asked; nothing is said of any order then
   */
  public List<Case> cases(List<UUID> orders) {
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var own = supplyAsync(() -> order.digests(orders), threads);
      var payments = supplyAsync(() -> billing.digests(orders), threads);
      var shipments = supplyAsync(() -> shipping.digests(orders), threads);
      var accounts = orders.stream().map(id -> supplyAsync(() -> account(id), threads)).toList();
      List<Case> cases = new ArrayList<>(orders.size());
      for (UUID id : orders) {
        cases.add(
            new Case(
                id,
                of(own, id),
                of(payments, id),
                of(shipments, id),
                accounts.get(cases.size()).join()));
      }
      return cases;
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof PeerAway away ? away : failed;
    }
  }

  private Account account(UUID id) {
    askingProvider.acquireUninterruptibly();
    try {
      return provider.account(id);
    } finally {
      askingProvider.release();
    }
  }

  private static Digest of(CompletableFuture<Map<UUID, Digest>> digests, UUID id) {
    return digests.join().getOrDefault(id, Digest.NOTHING);
  }

  private static ServiceBooks service(
      String name, URI url, AuditorSettings settings, HttpClient client, ObjectMapper json) {
    Optional<String> token = settings.token();
    return new ServiceBooks(new Peer(name, url, token, settings.timeout(), client, json));
  }
}
