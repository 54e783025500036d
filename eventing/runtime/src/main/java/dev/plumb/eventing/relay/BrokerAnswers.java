package dev.plumb.eventing.relay;

import java.util.UUID;
import java.util.concurrent.Executor;

/** Takes what the broker says to the relay's thread. */
record BrokerAnswers(Executor relay, Publishing publishing) implements PublisherListener {

  @Override
  public void opened(long epoch) {
    relay.execute(() -> publishing.opened(epoch));
  }

  @Override
  public void closed(long epoch) {
    relay.execute(() -> publishing.closed(epoch));
  }

  @Override
  public void acked(long epoch, long tag, boolean andAllBefore) {
    relay.execute(() -> publishing.acked(epoch, tag, andAllBefore));
  }

  @Override
  public void nacked(long epoch, long tag, boolean andAllBefore) {
    relay.execute(() -> publishing.nacked(epoch, tag, andAllBefore));
  }

  @Override
  public void returned(long epoch, String stream, UUID key) {
    relay.execute(() -> publishing.returned(epoch, stream, key));
  }

  @Override
  public void declared(long epoch, String stream) {
    relay.execute(() -> publishing.declared(epoch, stream));
  }

  @Override
  public void notDeclared(long epoch, String stream) {
    relay.execute(() -> publishing.notDeclared(stream));
  }

  @Override
  public void blocked(boolean now) {
    relay.execute(() -> publishing.blocked(now));
  }
}
