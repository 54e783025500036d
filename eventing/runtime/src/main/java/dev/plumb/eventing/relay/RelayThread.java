package dev.plumb.eventing.relay;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.jboss.logging.Logger;

/** The one thread on which everything the relay knows is read and changed, so nothing is locked. */
final class RelayThread implements Executor {

  private static final Logger LOG = Logger.getLogger(RelayThread.class);

  private final BlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Runnable afterTasks;
  private final LongSupplier untilNext;
  private final Runnable onBug;
  private final Thread thread;
  private volatile boolean stopping;

  /**
   * @param afterTasks runs after each bunch of tasks, and when nothing came for {@code untilNext}
   *     nanoseconds
   * @param onBug after a task has thrown: brings about a state that is right whatever was before
   */
  RelayThread(String name, Runnable afterTasks, LongSupplier untilNext, Runnable onBug) {
    this.afterTasks = afterTasks;
    this.untilNext = untilNext;
    this.onBug = onBug;
    this.thread = Thread.ofPlatform().daemon().name(name).unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
  }

  void stop() {
    stopping = true;
    tasks.add(() -> {});
    try {
      thread.join(1_000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    List<Runnable> bunch = new ArrayList<>();
    while (!stopping) {
      try {
        Runnable first = tasks.poll(untilNext.getAsLong(), TimeUnit.NANOSECONDS);
        if (first != null) {
          bunch.add(first);
          tasks.drainTo(bunch);
        }
        bunch.forEach(this::perform);
        bunch.clear();
        perform(afterTasks);
      } catch (InterruptedException interrupted) {
        stopping = true;
      }
    }
  }

  private void perform(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException bug) {
      LOG.error("The relay begins anew after a fault of its own", bug);
      onBug.run();
    }
  }
}
