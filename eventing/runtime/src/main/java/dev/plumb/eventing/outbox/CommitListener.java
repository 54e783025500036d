package dev.plumb.eventing.outbox;

/**
 * Told which shards have something new, right after the commit, so that the relay need not wait.
 */
public interface CommitListener {

  /** May hold a shard twice. Must not block. */
  void committed(Short[] shards);
}
