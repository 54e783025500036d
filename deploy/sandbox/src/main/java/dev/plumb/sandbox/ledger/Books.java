package dev.plumb.sandbox.ledger;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The present state, oldest first. Only to be touched inside {@link Ledger}'s lock. */
public final class Books {
  private final Map<String, PaymentIntent> intents = new LinkedHashMap<>();
  private final Map<String, Refund> refunds = new LinkedHashMap<>();
  private final Map<String, Parcel> parcels = new LinkedHashMap<>();
  private final Map<String, SavedReply> replies = new HashMap<>();
  private final Map<String, Delivery> openDeliveries = new LinkedHashMap<>();
  private final Map<String, Set<String>> index = new HashMap<>();
  private long delivered;

  Books() {}

  void put(Entry entry) {
    switch (entry) {
      case PaymentIntent intent -> {
        intents.put(intent.id(), intent);
        index("order:" + intent.orderId(), intent.id());
      }
      case Refund refund -> {
        refunds.put(refund.id(), refund);
        index("refunded:" + refund.paymentIntent(), refund.id());
      }
      case Parcel parcel -> {
        parcels.put(parcel.id(), parcel);
        index("reference:" + parcel.reference(), parcel.id());
      }
      case SavedReply reply -> replies.put(reply.id(), reply);
      case Delivery delivery -> put(delivery);
    }
  }

  private void put(Delivery delivery) {
    if (delivery.open()) {
      openDeliveries.put(delivery.id(), delivery);
    } else {
      openDeliveries.remove(delivery.id());
      delivered++;
    }
  }

  private void index(String name, String id) {
    index.computeIfAbsent(name, any -> new LinkedHashSet<>()).add(id);
  }

  private <E> List<E> indexed(String name, Map<String, E> entries) {
    return index.getOrDefault(name, Set.of()).stream().map(entries::get).toList();
  }

  public Optional<PaymentIntent> intent(String id) {
    return Optional.ofNullable(intents.get(id));
  }

  public List<PaymentIntent> intents() {
    return new ArrayList<>(intents.values());
  }

  public List<PaymentIntent> intentsOfOrder(String orderId) {
    return indexed("order:" + orderId, intents);
  }

  public Optional<Refund> refund(String id) {
    return Optional.ofNullable(refunds.get(id));
  }

  public List<Refund> refunds() {
    return new ArrayList<>(refunds.values());
  }

  public List<Refund> refundsOf(String intentId) {
    return indexed("refunded:" + intentId, refunds);
  }

  public Optional<Parcel> parcel(String id) {
    return Optional.ofNullable(parcels.get(id));
  }

  public List<Parcel> parcels() {
    return new ArrayList<>(parcels.values());
  }

  public List<Parcel> parcelsOf(String reference) {
    return indexed("reference:" + reference, parcels);
  }

  public Optional<SavedReply> reply(String id) {
    return Optional.ofNullable(replies.get(id));
  }

  public List<Delivery> openDeliveries() {
    return new ArrayList<>(openDeliveries.values());
  }

  public Optional<Delivery> openDelivery(String id) {
    return Optional.ofNullable(openDeliveries.get(id));
  }

  public long delivered() {
    return delivered;
  }
}
