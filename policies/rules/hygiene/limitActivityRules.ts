import { limits } from "../../../catalogue/limits.ts";
import { set } from "../../fix.ts";
import { advisory, type StackRule } from "../../rule.ts";
import { ACTIVITY } from "../../views/alerts.ts";
import { overLimit } from "./limits.ts";

export const limitActivityRules: StackRule = {
  scope: "stack",
  name: "limit-activity-rules",
  group: "hygiene",
  title: "At most 100 activity log rules in a subscription",
  why: "Azure refuses the next one, and this limit cannot be raised: let one rule watch several events, or query AzureActivity.",
  severity: "medium",
  levels: advisory,
  source: limits["activityAlert.rules"].source,
  fix: set("azure-native:monitor:ActivityLogAlert", {
    condition: {
      allOf: [{ field: "category", equals: "Administrative" }, { anyOf: [{ field: "operationName", equals: "..." }] }],
    },
  }),
  config: {
    max: {
      type: "integer",
      minimum: 0,
      default: limits["activityAlert.rules"].max,
      description: "How many this stack may have in one subscription.",
    },
  },
  check: (graph, { config }) => overLimit(graph.ofKind(ACTIVITY), Number(config["max"]), "activity log rules"),
};
