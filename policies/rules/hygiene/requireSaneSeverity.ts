import { set } from "../../fix.ts";
import { peek } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";
import { LOG, METRIC } from "../../views/alerts.ts";

export const requireSaneSeverity: ResourceRule = {
  scope: "resource",
  name: "require-sane-severity",
  group: "hygiene",
  title: "An alert rule states a severity from 0 to 4",
  why: "Severity decides who is woken: a rule without one, or louder than its environment deserves, teaches people to ignore the pager.",
  severity: "medium",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-monitor/alerts/alerts-overview",
  kinds: [METRIC, LOG],
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
    const severity = peek(node.props, "severity");
    if (severity.state === "unknown") return cannotTell("severity");
    // The classic provider fills in 3.
    if (severity.state === "missing")
      return node.dialect === "classic" || isNotification(node.props) ? undefined : wrong("states no severity");
    const value = Number(severity.value);
    if (!Number.isInteger(value) || value < 0 || value > 4)
      return wrong(`has the severity ${String(severity.value)}, not 0 to 4`);
    const loudest = Number(config["loudest"]);
    return value < loudest ? wrong(`has the severity ${value}; here nothing may be louder than ${loudest}`) : undefined;
  },
};

/** Severity is a matter of rules that alert; `LogToMetric` only counts. */
const isNotification = (props: unknown): boolean => {
  const kind = peek(props, "kind");
  return kind.state === "known" && kind.value === "LogToMetric";
};
