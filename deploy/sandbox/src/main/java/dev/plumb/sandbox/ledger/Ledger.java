package dev.plumb.sandbox.ledger;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import dev.plumb.sandbox.Json;
import dev.plumb.sandbox.journal.Journal;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the sandbox knows, kept in memory and in a journal. One change is one line: it is there
 * whole or not at all. No answer leaves before the line behind it is durable, reads included.
 */
public final class Ledger implements Closeable {
  private static final TypeReference<List<Entry>> LINE = new TypeReference<>() {};

  private final ReentrantLock lock = new ReentrantLock();
  private final Books books = new Books();
  private final List<Consumer<Entry>> listeners = new CopyOnWriteArrayList<>();
  private final Journal journal;

  private Ledger(Path folder) {
    journal = Journal.open(folder.resolve("ledger.jsonl"), this::replay);
  }

  public static Ledger open(Path folder) {
    return new Ledger(folder);
  }

  private void replay(String line) {
    try {
      Json.CAMEL.readValue(line, LINE).forEach(books::put);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a list of entries", e);
    }
  }

  /** What a decision wants to change; all of it takes effect together after the decision. */
  public static final class Draft {
    private final Books books;
    private final List<Entry> entries = new ArrayList<>();

    private Draft(Books books) {
      this.books = books;
    }

    public Books books() {
      return books;
    }

    public void put(Entry entry) {
      entries.add(entry);
    }
  }

  /**
   * Decisions run one at a time and must be short. Returns once the change is durable.
   *
   * @throws LedgerBroken if it can't be made durable
   */
  public <T> T change(Function<Draft, T> decision) {
    Draft draft = new Draft(books);
    lock.lock();
    T result;
    try {
      result = decision.apply(draft);
      if (!draft.entries.isEmpty()) {
        journal.append(line(draft.entries));
        draft.entries.forEach(books::put);
      }
    } finally {
      lock.unlock();
    }
    awaitDurable();
    draft.entries.forEach(entry -> listeners.forEach(listener -> listener.accept(entry)));
    return result;
  }

  public <T> T read(Function<Books, T> question) {
    lock.lock();
    T answer;
    try {
      answer = question.apply(books);
    } finally {
      lock.unlock();
    }
    awaitDurable();
    return answer;
  }

  /** Called after each change, with every entry of it, once it is durable. */
  public void onChange(Consumer<Entry> listener) {
    listeners.add(listener);
  }

  /** Why nothing can be promised any more. */
  public Optional<IOException> broken() {
    return Optional.ofNullable(journal.broken());
  }

  private void awaitDurable() {
    try {
      journal.last().join();
    } catch (CompletionException e) {
      throw new LedgerBroken(e.getCause());
    }
  }

  private static String line(List<Entry> entries) {
    try {
      return Json.CAMEL.writerFor(LINE).writeValueAsString(entries);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("entry not writable as JSON", e);
    }
  }

  @Override
  public void close() throws IOException {
    journal.close();
  }
}
