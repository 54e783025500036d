package dev.plumb.order.provider;

import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.streams.ReadStream;

/** A text in one piece, read at most once: not at all after its mail was given up. */
final class TrackedText implements ReadStream<Buffer> {

  private final MailProgress progress;
  private final Buffer text;
  private Handler<Buffer> reader = piece -> {};
  private Handler<Void> end = nothing -> {};
  private Handler<Throwable> failed = failure -> {};
  private boolean paused;
  private boolean read;

  TrackedText(MailProgress progress, Buffer text) {
    this.progress = progress;
    this.text = text;
  }

  @Override
  public TrackedText handler(Handler<Buffer> handler) {
    if (handler != null) {
      reader = handler;
      resumeUnlessPaused();
    }
    return this;
  }

  @Override
  public TrackedText endHandler(Handler<Void> handler) {
    end = handler;
    return this;
  }

  @Override
  public TrackedText exceptionHandler(Handler<Throwable> handler) {
    failed = handler;
    return this;
  }

  @Override
  public TrackedText pause() {
    paused = true;
    return this;
  }

  @Override
  public TrackedText resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public TrackedText fetch(long amount) {
    paused = false;
    resumeUnlessPaused();
    return this;
  }

  private void resumeUnlessPaused() {
    if (paused || read) {
      return;
    }
    read = true;
    if (progress.begins()) {
      reader.handle(text);
      end.handle(null);
    } else {
      failed.handle(new IllegalStateException("given up before its text began"));
    }
  }
}
