import { limits } from "../../../catalogue/limits.ts";
import { set } from "../../fix.ts";
import { peek, text } from "../../peek.ts";
import { advisory, cannotTell, type ResourceRule, wrong } from "../../rule.ts";
import { ACTIVITY, LOG, METRIC } from "../../views/alerts.ts";

const ACTION_GROUP = "microsoft.insights/actiongroups";
/** Where each kind has its name; the classic provider calls all of them `name`. */
const nameProperties: Record<string, string> = {
  [METRIC]: "ruleName",
  [LOG]: "ruleName",
  [ACTIVITY]: "activityLogAlertName",
  [ACTION_GROUP]: "actionGroupName",
};
const longest = limits["actionGroup.shortName"].max;
/** Source: Azure "Naming rules and restrictions", Microsoft.Insights. */
const refused = /[*<>%{}&:\\?/#|+@]|[. ]$/;

export const requireValidNames: ResourceRule = {
  scope: "resource",
  name: "require-valid-names",
  group: "hygiene",
  title: "Alert rules and action groups have names that Azure takes and people can sort",
  why: "Azure refuses some characters only when it makes the rule; and at night a rule is known by its name alone.",
  severity: "low",
  levels: advisory,
  source: "https://learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules",
  kinds: Object.keys(nameProperties),
  fix: set("azure-native:monitor:MetricAlert", { ruleName: "shop-prod-storage-availability" }),
  config: {
    pattern: {
      type: "string",
      default: "",
      description: "Regular expression every name must match. Default: none beyond Azure's.",
    },
  },
  check(node, { config }) {
    const property = ["resourceName", "name"].find((p) => peek(node.props, p).state !== "missing") ?? "name";
    const at = peek(node.props, nameProperties[node.kind]!).state === "missing" ? property : nameProperties[node.kind]!;
    const name = peek(node.props, at);
    if (name.state === "unknown") return cannotTell(at);
    const short = text(node.props, "groupShortName") ?? text(node.props, "shortName");
    if (node.kind === ACTION_GROUP && short !== undefined && short.length > longest)
      return wrong(
        `has a short name of ${short.length} characters; text messages show ${longest}`,
        set(node.token, { groupShortName: short.slice(0, longest) }),
      );
    if (name.state === "missing") return undefined;
    const value = String(name.value);
    if (refused.test(value))
      return wrong(`has the name "${value}"; Azure refuses * < > % { } & : \\ ? / # | + @ and a dot or space at the end`);
    const pattern = String(config["pattern"]);
    return pattern && !new RegExp(pattern).test(value)
      ? wrong(`has the name "${value}", which does not match ${pattern}`)
      : undefined;
  },
};
