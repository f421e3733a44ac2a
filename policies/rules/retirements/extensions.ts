import { type Fix, set } from "../../fix.ts";
import type { Node } from "../../graph.ts";
import { extensionKinds, extensionsOf, VMSS } from "../../views/extensions.ts";
import { retirement } from "./retirement.ts";

const kinds = [...extensionKinds, VMSS];
const agent = set("azure-native:compute:VirtualMachineExtension", {
  publisher: "Microsoft.Azure.Monitor",
  type: "AzureMonitorLinuxAgent",
  typeHandlerVersion: "1.0",
  enableAutomaticUpgrade: true,
});
const fixOf = (node: Node): Fix | undefined =>
  node.kind === VMSS && node.dialect !== "classic"
    ? set(node.token, {
        virtualMachineProfile: { extensionProfile: { extensions: [{ name: "agent", ...agent.properties }] } },
      })
    : node.kind === VMSS
      ? set(node.token, { extensions: [{ name: "agent", publisher: "Microsoft.Azure.Monitor", type: "AzureMonitorLinuxAgent", typeHandlerVersion: "1.0" }] }) // prettier-ignore
      : undefined;
const uses = (publisher: RegExp, type: RegExp, what: string) => (node: Parameters<typeof extensionsOf>[0]) => {
  const extensions = extensionsOf(node);
  if (!extensions) return null;
  return extensions.some((e) => publisher.test(e.publisher) && type.test(e.type)) ? what : undefined;
};

export const forbidLogAnalyticsAgent = retirement({
  of: "log-analytics-agent",
  name: "forbid-log-analytics-agent",
  title: "No machine gets the Log Analytics agent",
  why: "Its ingestion has ended: the extension installs, reports success and nothing arrives.",
  kinds,
  fix: agent,
  fixOf,
  uses: uses(/^microsoft\.enterprisecloud\.monitoring$/, /./, "the Log Analytics agent"),
});

export const forbidDependencyAgent = retirement({
  of: "vm-insights-map",
  name: "forbid-dependency-agent",
  title: "No machine gets the Dependency agent",
  why: "VM insights Map takes no new machines; what still reports ends on 2028-06-30.",
  kinds,
  fix: agent,
  fixOf,
  uses: uses(/^microsoft\.azure\.monitoring\.dependencyagent$/, /./, "the Dependency agent"),
});

export const forbidDiagnosticsExtension = retirement({
  of: "diagnostics-extension",
  name: "forbid-diagnostics-extension",
  title: "No machine gets the Azure Diagnostics extension",
  why: "WAD and LAD are retired; their counters and logs come from the Azure Monitor agent and a data collection rule.",
  kinds,
  fix: agent,
  fixOf,
  uses: uses(
    /^microsoft\.(azure\.diagnostics|ostcextensions)$/,
    /^(iaasdiagnostics|linuxdiagnostic)$/,
    "the Azure Diagnostics extension",
  ),
});
