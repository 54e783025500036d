package dev.plumb.sandbox.webhook;

import dev.plumb.sandbox.Settings;
import dev.plumb.sandbox.ledger.Delivery;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

/** One signed POST. */
@Singleton
class Mailbox {
  private final Duration answerWithin;
  private final HttpClient http;

  Mailbox(Settings settings) {
    answerWithin = settings.webhookRetry().answerWithin();
    http =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(answerWithin)
            .build();
  }

  /** Null when the receiver has taken it, else why not. */
  String post(Delivery delivery, Settings.Webhook to, Instant now) {
    HttpRequest request =
        HttpRequest.newBuilder(to.url().orElseThrow())
            .timeout(answerWithin)
            .header("Content-Type", "application/json; charset=utf-8")
            .header(
                signatureHeader(delivery.receiver()),
                Signature.of(delivery.body(), now, to.secret()))
            .POST(HttpRequest.BodyPublishers.ofString(delivery.body()))
            .build();
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
      return status / 100 == 2 ? null : "answered " + status;
    } catch (IOException e) {
      return e.toString();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return "interrupted";
    }
  }

  private static String signatureHeader(Delivery.Receiver receiver) {
    return switch (receiver) {
      case PAYMENT -> "Stripe-Signature";
      case CARRIER -> "Carrier-Signature";
    };
  }

  @PreDestroy
  void stop() {
    http.shutdownNow();
  }
}
