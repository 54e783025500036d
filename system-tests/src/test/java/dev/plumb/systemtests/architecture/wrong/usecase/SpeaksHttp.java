package dev.plumb.systemtests.architecture.wrong.usecase;

import dev.plumb.http.Problem;

/** usecase knows domain and store. */
record SpeaksHttp(Problem problem) {}
