package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.quarkus.runtime.annotations.RegisterForReflection;

/** The whole state of one thing the sandbox has promised; a later entry replaces an earlier one. */
@RegisterForReflection
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = PaymentIntent.class, name = "payment_intent"),
  @JsonSubTypes.Type(value = Refund.class, name = "refund"),
  @JsonSubTypes.Type(value = Parcel.class, name = "parcel"),
  @JsonSubTypes.Type(value = SavedReply.class, name = "reply"),
  @JsonSubTypes.Type(value = Delivery.class, name = "delivery")
})
public sealed interface Entry permits PaymentIntent, Refund, Parcel, SavedReply, Delivery {
  String id();
}
