import { limits } from "../../../catalogue/limits.ts";
import { set } from "../../fix.ts";
import { text } from "../../peek.ts";
import { advisory, type StackRule } from "../../rule.ts";
import { LOG } from "../../views/alerts.ts";
import { minutesOf } from "../../views/windows.ts";
import { overLimit } from "./limits.ts";

export const limitOneMinuteRules: StackRule = {
  scope: "stack",
  name: "limit-one-minute-rules",
  group: "hygiene",
  title: "At most 100 log rules of a subscription run every minute",
  why: "Azure refuses the next one, and each costs twice as much as one that runs every five minutes.",
  severity: "medium",
  levels: advisory,
  source: limits["logAlert.oneMinuteRules"].source,
  fix: set("azure-native:monitor:ScheduledQueryRule", { evaluationFrequency: "PT5M", windowSize: "PT5M" }),
  config: {
    max: {
      type: "integer",
      minimum: 0,
      default: limits["logAlert.oneMinuteRules"].max,
      description: "How many this stack may have in one subscription.",
    },
  },
  check: (graph, { config }) =>
    overLimit(
      graph.ofKind(LOG).filter((n) => minutesOf(text(n.props, "evaluationFrequency") ?? "") === 1),
      Number(config["max"]),
      "log rules that run every minute",
    ),
};
