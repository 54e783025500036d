package dev.plumb.eventing.startup;

import java.util.List;

/** Looks at settings that are allowed one by one but unsafe together. */
public interface SettingsRule {

  /** One sentence per problem, each naming the setting and a value that is safe. */
  List<String> problems();
}
