import { set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { isOn, peek } from "../../peek.ts";
import { cannotTell, productionOnly, type ResourceRule, wrong } from "../../rule.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";

export const forbidLocalAuth: ResourceRule = {
  scope: "resource",
  name: "forbid-local-auth",
  group: "security",
  title: "Workspaces and components take telemetry from Entra identities only",
  why: "Whoever has the key, which every agent and every browser has, can write false telemetry or drown the real.",
  severity: "medium",
  levels: productionOnly,
  source: "https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication",
  kinds: [WORKSPACE, "microsoft.insights/components"],
  fix: set("azure-native:operationalinsights:Workspace", { features: { disableLocalAuth: true } }),
  check(node) {
    const off = localAuthOff(node);
    if (off === undefined) return cannotTell("local authentication");
    const fix =
      node.kind === WORKSPACE ? undefined : set("azure-native:applicationinsights:Component", { disableLocalAuth: true });
    return off ? undefined : wrong("takes telemetry from anybody with its key", fix);
  },
};

function localAuthOff(node: Node): boolean | undefined {
  if (node.dialect !== "classic")
    return isOn(node.props, node.kind === WORKSPACE ? "features.disableLocalAuth" : "disableLocalAuth");
  // azure v6 renamed the switch and turned it round.
  if (peek(node.props, "localAuthenticationEnabled").state === "missing") return isOn(node.props, "localAuthenticationDisabled");
  const enabled = isOn(node.props, "localAuthenticationEnabled");
  return enabled === undefined ? undefined : !enabled;
}
