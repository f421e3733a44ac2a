import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { list, peek, text } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";
import { LOG, METRIC, PROMETHEUS } from "../../views/alerts.ts";

export const requireSaneSeverity: ResourceRule = {
  scope: "resource",
  name: "require-sane-severity",
  group: "hygiene",
  title: "An alert rule states a severity from 0 to 4",
  why: "Severity decides who is woken: a rule without one, or louder than its environment deserves, teaches people to ignore the pager.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview",
  kinds: [METRIC, LOG, PROMETHEUS],
  fix: set("azure-native:monitor:MetricAlert", { severity: 2 }),
  config: {
    loudest: {
      type: "integer",
      minimum: 0,
      maximum: 4,
      default: 0,
      description: "Smallest number (0 is the loudest) a rule may have: 2 where nobody is to be woken.",
    },
  },
  check(node, { config }) {
    if (node.kind === PROMETHEUS) return ofGroup(node, Number(config["loudest"]));
    const severity = peek(node.props, "severity");
    if (severity.state === "unknown") return cannotTell("severity");
    // The classic provider fills in 3.
    if (severity.state === "missing")
      return node.dialect === "classic" || isNotification(node.props) ? undefined : wrong("states no severity");
    const problem = badSeverity(severity.value, Number(config["loudest"]));
    return problem ? wrong(problem) : undefined;
  },
};

function badSeverity(severity: unknown, loudest: number): string | undefined {
  const value = Number(severity);
  if (!Number.isInteger(value) || value < 0 || value > 4) return `has the severity ${String(severity)}, not 0 to 4`;
  return value < loudest ? `has the severity ${value}; here nothing may be louder than ${loudest}` : undefined;
}
/** Each alert of a Prometheus group has a severity of its own; one that says none gets 3 from Azure. */
function ofGroup(node: Node, loudest: number) {
  const rules = list(node.props, "rules");
  if (!rules) return cannotTell("rules");
  for (const rule of rules) {
    if (rule.state !== "known" || peek(rule.value, "alert").state === "missing") continue;
    const severity = peek(rule.value, "severity");
    if (severity.state === "unknown") return cannotTell("severity");
    const problem = severity.state === "known" ? badSeverity(severity.value, loudest) : undefined;
    const name = text(rule.value, "alert") ?? "?";
    const fix = set(node.token, { rules: [{ alert: name, expression: "...", severity: Math.max(2, loudest) }] });
    if (problem) return wrong(`has the alert ${name}, which ${problem}`, fix);
  }
  return undefined;
}

/** Severity is a matter of rules that alert; `LogToMetric` only counts. */
const isNotification = (props: unknown): boolean => {
  const kind = peek(props, "kind");
  return kind.state === "known" && kind.value === "LogToMetric";
};
