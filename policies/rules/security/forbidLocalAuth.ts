import { type Fix, set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { isOn, peek } from "../../peek.ts";
import { productionOnly, type StackRule, type Verdict } from "../../rule.ts";
import { keyedWorkspaces } from "../../views/ownLogs.ts";

const WORKSPACE = "microsoft.operationalinsights/workspaces";

export const forbidLocalAuth: StackRule = {
  scope: "stack",
  name: "forbid-local-auth",
  group: "security",
  title: "Workspaces and components take telemetry from Entra identities only",
  why: "Whoever has the key, which every agent and every browser has, can write false telemetry or drown the real.",
  severity: "medium",
  levels: productionOnly,
  source: "https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication",
  fix: set("azure-native:operationalinsights:Workspace", { features: { disableLocalAuth: true } }),
  check(graph) {
    // Container Apps environments and container groups write with the key and know no other way: without it their logs are lost.
    const keyed = graph.ofKind(...writers).flatMap((n) => keyedWorkspaces(graph, n));
    return graph.ofKind(WORKSPACE, COMPONENT).flatMap((node): Verdict[] => {
      const off = localAuthOff(node);
      if (off || keyed.includes(node)) return [];
      const status = off === undefined ? "unknown" : "violation";
      return [{ node, status, what: "takes telemetry from anybody with its key", fix: fixFor(node) }];
    });
  },
};
const COMPONENT = "microsoft.insights/components";
const writers = ["microsoft.app/managedenvironments", "microsoft.containerinstance/containergroups"];

function fixFor(node: Node): Fix {
  if (node.dialect === "classic")
    return set(
      node.token,
      node.kind === WORKSPACE ? { localAuthenticationEnabled: false } : { localAuthenticationDisabled: true },
    );
  return set(node.token, node.kind === WORKSPACE ? { features: { disableLocalAuth: true } } : { disableLocalAuth: true });
}

function localAuthOff(node: Node): boolean | undefined {
  if (node.dialect !== "classic")
    return isOn(node.props, node.kind === WORKSPACE ? "features.disableLocalAuth" : "disableLocalAuth");
  // azure v6 renamed the switch and turned it round.
  if (peek(node.props, "localAuthenticationEnabled").state === "missing") return isOn(node.props, "localAuthenticationDisabled");
  const enabled = isOn(node.props, "localAuthenticationEnabled");
  return enabled === undefined ? undefined : !enabled;
}
