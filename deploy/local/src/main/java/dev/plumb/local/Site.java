package dev.plumb.local;

import java.util.List;

/** A Plumb that runs, wherever that is. */
public interface Site {

  /** Every replica's. */
  List<Http> processes(Application application);

  Database database(Application service);

  /** The first replica's. */
  default Http http(Application application) {
    return processes(application).getFirst();
  }
}
