package dev.plumb.systemtests.architecture.wrong.http;

import dev.plumb.http.Problem;

/** Breaks nothing. */
record AnswersAProblem(Problem problem) {}
