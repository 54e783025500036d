package dev.plumb.local;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A process's counters in the Prometheus text format. */
public record Metrics(List<String> lines) {

  public static Metrics of(Http process) {
    return new Metrics(process.get("/q/metrics").text().lines().toList());
  }

  /** The sums of a counter by the values of one of its labels. */
  public Map<String, Long> byLabel(String name, String label) {
    Pattern pattern =
        Pattern.compile(
            Pattern.quote(name) + "\\{(?:.*,)?" + label + "=\"([^\"]*)\".*\\} ([-+.0-9eE]+)");
    return lines.stream()
        .map(pattern::matcher)
        .filter(Matcher::matches)
        .collect(
            Collectors.groupingBy(
                match -> match.group(1),
                Collectors.summingLong(match -> (long) Double.parseDouble(match.group(2)))));
  }

  /** The sum of a counter over all its labels. */
  public long number(String name) {
    return lines.stream()
        .filter(line -> line.startsWith(name + " ") || line.startsWith(name + "{"))
        .mapToLong(line -> (long) Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
        .sum();
  }
}
