package dev.plumb.local;

import java.util.concurrent.CountDownLatch;

/** Ctrl-C or SIGTERM: the process lives on until the main thread has ended what it started. */
final class Ending {
  private final CountDownLatch asked = new CountDownLatch(1);
  private final CountDownLatch done = new CountDownLatch(1);
  private final Thread main = Thread.currentThread();
  private volatile boolean awaited;

  Ending() {
    Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(this::onShutdown));
  }

  void await() throws InterruptedException {
    awaited = true;
    asked.await();
  }

  void done() {
    done.countDown();
  }

  private void onShutdown() {
    asked.countDown();
    if (!awaited && done.getCount() > 0) {
      main.interrupt();
    }
    try {
      done.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
