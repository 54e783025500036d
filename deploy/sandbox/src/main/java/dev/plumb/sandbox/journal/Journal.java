package dev.plumb.sandbox.journal;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/**
 * An append-only file of lines. A line is durable once its receipt completes; whoever waits at the
 * same time shares one fsync. Lines stand in the order of {@link #append}.
 */
public final class Journal implements Closeable {
  private record Pending(byte[] line, CompletableFuture<Void> receipt) {}

  private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
  private final FileChannel file;
  private final Thread writer;
  private volatile CompletableFuture<Void> last = CompletableFuture.completedFuture(null);
  private volatile IOException broken;

  private Journal(FileChannel file) {
    this.file = file;
    this.writer = Thread.ofPlatform().name("journal").unstarted(this::writeUntilClosed);
  }

  /**
   * Hands every complete line to {@code replay}, oldest first, and cuts a torn last one.
   *
   * @throws UncheckedIOException if the folder can't be used
   * @throws IllegalStateException if another process holds the journal
   */
  public static Journal open(Path path, Consumer<String> replay) {
    try {
      Files.createDirectories(path.toAbsolutePath().getParent());
      FileChannel file =
          FileChannel.open(
              path, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
      lock(file, path);
      long end = CompleteLines.replay(path, replay);
      file.truncate(end);
      file.position(end);
      Journal journal = new Journal(file);
      journal.writer.start();
      return journal;
    } catch (IOException e) {
      throw new UncheckedIOException("journal " + path, e);
    }
  }

  private static void lock(FileChannel file, Path path) throws IOException {
    try {
      if (file.tryLock() != null) {
        return;
      }
    } catch (OverlappingFileLockException e) {
      throw new IllegalStateException(path + " is in use in this process", e);
    }
    throw new IllegalStateException(
        path + " is in use by another sandbox: set sandbox.data to a folder of its own");
  }

  /** The line must hold no line break. The caller keeps two appends from racing. */
  public CompletableFuture<Void> append(String line) {
    Pending pending =
        new Pending((line + '\n').getBytes(StandardCharsets.UTF_8), new CompletableFuture<>());
    last = pending.receipt();
    if (broken == null) {
      queue.add(pending);
    } else {
      pending.receipt().completeExceptionally(broken);
    }
    return pending.receipt();
  }

  /** The receipt of the latest line: once complete, everything appended so far is durable. */
  public CompletableFuture<Void> last() {
    return last;
  }

  /** Why nothing can be written any more, or null while all is well. */
  public IOException broken() {
    return broken;
  }

  private void writeUntilClosed() {
    try {
      while (true) {
        List<Pending> batch = new ArrayList<>();
        batch.add(queue.take());
        queue.drainTo(batch);
        write(batch);
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void write(List<Pending> batch) {
    try {
      if (broken != null) {
        throw broken;
      }
      int size = batch.stream().mapToInt(pending -> pending.line().length).sum();
      ByteBuffer bytes = ByteBuffer.allocate(size);
      batch.forEach(pending -> bytes.put(pending.line()));
      bytes.flip();
      while (bytes.hasRemaining()) {
        file.write(bytes);
      }
      file.force(false);
      batch.forEach(pending -> pending.receipt().complete(null));
    } catch (IOException e) {
      // What follows a failed write would stand behind a torn line: nothing more is promised.
      broken = e;
      batch.forEach(pending -> pending.receipt().completeExceptionally(e));
    }
  }

  @Override
  public void close() throws IOException {
    last.exceptionally(lost -> null).join();
    broken = new IOException("the journal is closed");
    writer.interrupt();
    file.close();
  }
}
