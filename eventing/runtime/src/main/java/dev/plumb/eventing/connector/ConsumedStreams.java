package dev.plumb.eventing.connector;

import java.util.List;

/** The upstream streams that this service has a channel for. */
public interface ConsumedStreams {

  List<String> streams();
}
