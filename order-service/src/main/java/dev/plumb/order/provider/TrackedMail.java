package dev.plumb.order.provider;

import io.vertx.core.buffer.Buffer;
import io.vertx.ext.mail.MailAttachment;
import io.vertx.ext.mail.MailMessage;
import java.util.List;

/**
 * A mail that tells how far its conversation came, which the client doesn't: it asks for the
 * subject once the server has let it in, and for the text once the server has answered {@code
 * DATA}. For the latter the text is a part that is streamed, shown like any text.
 */
final class TrackedMail extends MailMessage {

  private final MailProgress progress;

  TrackedMail(MailProgress progress, Buffer text) {
    this.progress = progress;
    setAttachment(
        List.of(
            MailAttachment.create()
                .setContentType("text/plain; charset=utf-8")
                .setDisposition("inline")
                .setSize(text.length())
                .setStream(new TrackedText(progress, text))));
  }

  @Override
  public String getSubject() {
    if (!progress.addresses()) {
      throw new IllegalStateException("given up before the server let it in");
    }
    return super.getSubject();
  }
}
