import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { list, peek, text } from "../../peek.ts";
import { cannotTell, mandatoryInProduction, type ResourceRule, wrong } from "../../rule.ts";
import { LOG, METRIC } from "../../views/alerts.ts";
import { logFrequencies, logWindows, metricFrequencies, metricWindows, minutesOf } from "../../views/windows.ts";

export const requireLegalWindows: ResourceRule = {
  scope: "resource",
  name: "require-legal-windows",
  group: "hygiene",
  title: "A rule looks back over a window Azure knows, no shorter than the pause between looks",
  why: "Azure refuses other windows in the middle of an update; a window shorter than the frequency leaves minutes nobody looks at.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-types",
  kinds: [METRIC, LOG],
  fix: set("azure-native:monitor:MetricAlert", { evaluationFrequency: "PT5M", windowSize: "PT15M" }),
  check(node) {
    if (node.token === FIRST_LOG_RULE) return ofFirstLogRule(node);
    const names = propertiesOf(node);
    if (!list(node.props, "criteria.allOf") || !list(node.props, "criterias")) return cannotTell("criteria");
    if (Object.values(names).some((p) => p !== undefined && peek(node.props, p).state === "unknown"))
      return cannotTell("windows");
    const [window, frequency] = [text(node.props, names.window), text(node.props, names.frequency)];
    const metric = node.kind === METRIC;
    const range = names.range && badRange(text(node.props, names.range), window);
    if (range) return wrong(range, set(node.token, { [names.range!]: "P2D" }));
    const periods = badPeriods(node);
    if (periods) return wrong(periods, periodsFix(node));
    const problem =
      notIn("window", window, metric ? metricWindows : logWindows) ??
      notIn("frequency", frequency, metric ? metricFrequencies : logFrequencies) ??
      tooShort(window, frequency);
    return problem ? wrong(problem, set(node.token, { [names.frequency]: "PT5M", [names.window]: "PT15M" })) : undefined;
  },
};

/** The classic provider's first log rules count in minutes. Source: its page on scheduledQueryRulesAlert. */
const FIRST_LOG_RULE = "azure:monitoring/scheduledQueryRulesAlert:ScheduledQueryRulesAlert";
function ofFirstLogRule(node: Node) {
  const [frequency, window] = ["frequency", "timeWindow"].map((p) => peek(node.props, p));
  if (frequency!.state === "unknown" || window!.state === "unknown") return cannotTell("windows");
  if (frequency!.state !== "known" || window!.state !== "known") return undefined;
  const [every, over] = [Number(frequency!.value), Number(window!.value)];
  const problem =
    every < 5 || every > 1440
      ? `has the frequency ${every}, not 5 to 1440 minutes`
      : over < 5 || over > 2880
        ? `has the window ${over}, not 5 to 2880 minutes`
        : over < every
          ? `looks every ${every} minutes at the last ${over} only`
          : undefined;
  return problem ? wrong(problem, set(node.token, { frequency: 5, timeWindow: 15 })) : undefined;
}

function periodsFix(node: Node) {
  if (node.dialect === "classic") {
    const failingPeriods = { numberOfEvaluationPeriods: 3, minimumFailingPeriodsToTriggerAlert: 2 };
    return set(node.token, { criterias: [{ failingPeriods }] });
  }
  return set(node.token, {
    criteria: { allOf: [{ failingPeriods: { numberOfEvaluationPeriods: 3, minFailingPeriodsToAlert: 2 } }] },
  });
}

function propertiesOf(node: Node): { window: string; frequency: string; range?: string } {
  if (node.dialect !== "classic")
    return {
      window: "windowSize",
      frequency: "evaluationFrequency",
      range: node.kind === LOG ? "overrideQueryTimeRange" : undefined,
    };
  return node.kind === LOG
    ? { window: "windowDuration", frequency: "evaluationFrequency", range: "queryTimeRangeOverride" }
    : { window: "windowSize", frequency: "frequency" };
}

function notIn(what: string, value: string | undefined, allowed: readonly string[]): string | undefined {
  if (value === undefined) return undefined;
  const minutes = minutesOf(value);
  if (minutes !== undefined && allowed.some((a) => minutesOf(a) === minutes)) return undefined;
  return `has the ${what} ${value}, not one of ${allowed.join(", ")}`;
}
function tooShort(window: string | undefined, frequency: string | undefined): string | undefined {
  if (window === undefined || frequency === undefined || minutesOf(window)! >= minutesOf(frequency)!) return undefined;
  return `looks every ${frequency} at the last ${window} only`;
}
/** The query's own range replaces the window: at least as long, at most two days. */
function badRange(range: string | undefined, window: string | undefined): string | undefined {
  if (range === undefined || range === "") return undefined;
  const minutes = minutesOf(range);
  if (minutes === undefined || minutes > 2880) return `has the query range ${range}, at most P2D is allowed`;
  return window !== undefined && minutes < minutesOf(window)!
    ? `has a query range of ${range}, less than its window ${window}`
    : undefined;
}
/** More failing periods asked for than there are: such a rule never fires. */
function badPeriods(node: Node): string | undefined {
  for (const path of ["criteria.allOf", "criterias"])
    for (const c of list(node.props, path) ?? []) {
      if (c.state !== "known") continue;
      const periods = Number(text(c.value, "failingPeriods.numberOfEvaluationPeriods"));
      const least = Number(
        text(c.value, "failingPeriods.minFailingPeriodsToAlert") ??
          text(c.value, "failingPeriods.minimumFailingPeriodsToTriggerAlert"),
      );
      if (periods > 6 || least > periods)
        return `wants ${least} of ${periods} periods to fail; at most 6, and no more than there are`;
    }
  return undefined;
}
