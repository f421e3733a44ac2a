import { set } from "../../fix.ts";
import { extensionKinds, extensionsOf, VMSS } from "../../views/extensions.ts";
import { retirement } from "./retirement.ts";

const kinds = [...extensionKinds, VMSS];
const agent = set("azure-native:compute:VirtualMachineExtension", {
  publisher: "Microsoft.Azure.Monitor",
  type: "AzureMonitorLinuxAgent",
  typeHandlerVersion: "1.0",
  enableAutomaticUpgrade: true,
});
const uses = (publisher: RegExp, type: RegExp, what: string) => (node: Parameters<typeof extensionsOf>[0]) => {
  const extensions = extensionsOf(node);
  if (!extensions) return null;
  return extensions.some((e) => publisher.test(e.publisher) && type.test(e.type)) ? what : undefined;
};

export const forbidLogAnalyticsAgent = retirement({
  name: "forbid-log-analytics-agent",
  title: "No machine gets the Log Analytics agent",
  why: "Its ingestion has ended: the extension installs, reports success and nothing arrives.",
  from: "2024-08-31",
  kinds,
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-migration",
  fix: agent,
  uses: uses(/^microsoft\.enterprisecloud\.monitoring$/, /./, "the Log Analytics agent"),
});

export const forbidDependencyAgent = retirement({
  name: "forbid-dependency-agent",
  title: "No machine gets the Dependency agent",
  why: "VM insights Map takes no new machines; what still reports ends on 2028-06-30.",
  from: "2025-09-30",
  kinds,
  source: "https://learn.microsoft.com/azure/azure-monitor/vm/vminsights-maps-retirement",
  fix: agent,
  uses: uses(/^microsoft\.azure\.monitoring\.dependencyagent$/, /./, "the Dependency agent"),
});

export const forbidDiagnosticsExtension = retirement({
  name: "forbid-diagnostics-extension",
  title: "No machine gets the Azure Diagnostics extension",
  why: "WAD and LAD are retired; their counters and logs come from the Azure Monitor agent and a data collection rule.",
  // Date from memory; the retirement itself is announced on the page.
  from: "2026-03-31",
  kinds,
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/diagnostics-extension-overview",
  fix: agent,
  uses: uses(
    /^microsoft\.(azure\.diagnostics|ostcextensions)$/,
    /^(iaasdiagnostics|linuxdiagnostic)$/,
    "the Azure Diagnostics extension",
  ),
});
