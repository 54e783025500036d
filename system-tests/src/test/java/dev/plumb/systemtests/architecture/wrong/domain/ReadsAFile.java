package dev.plumb.systemtests.architecture.wrong.domain;

import java.nio.file.Path;

/** domain knows Java's values and itself. */
record ReadsAFile(Path file) {}
