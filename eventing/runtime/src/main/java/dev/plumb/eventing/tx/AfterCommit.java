package dev.plumb.eventing.tx;

import java.util.ArrayList;
import java.util.List;

/** Actions of one transaction, kept until it has committed. */
final class AfterCommit {

  private final List<Runnable> actions = new ArrayList<>();

  void add(Runnable action) {
    actions.add(action);
  }

  void run() {
    actions.forEach(Runnable::run);
  }
}
