import { set } from "../../fix.ts";
import { isOn, list, peek, text } from "../../peek.ts";
import { DIAGNOSTIC_SETTING } from "../../views/diagnostics.ts";
import { retirement, stackRetirement } from "./retirement.ts";

export const forbidNsgFlowLogs = stackRetirement({
  of: "nsg-flow-logs",
  name: "forbid-nsg-flow-logs",
  title: "Flow logs are on virtual networks, not on network security groups",
  why: "Azure makes no new flow logs on security groups and ends the old ones on 2027-09-30.",
  kinds: ["microsoft.network/networkwatchers/flowlogs"],
  fix: set("azure-native:network:FlowLog", { targetResourceId: "${network.id}" }),
  uses(graph, node) {
    if (peek(node.props, "networkSecurityGroupId").state !== "missing") return "flow logs of a network security group";
    const targets = graph.links(node, "targetResourceId");
    if (!targets) return null;
    const onGroup = targets.some((t) => /\/networkSecurityGroups(\/|$)/i.test(t.node?.kind ?? t.id ?? ""));
    return onGroup ? "flow logs of a network security group" : undefined;
  },
});

export const forbidDiagnosticRetention = retirement({
  of: "diagnostic-storage-retention",
  name: "forbid-diagnostic-retention",
  title: "A diagnostic setting has no retention of its own",
  why: "The field does nothing any more: logs in storage are kept for ever unless a lifecycle policy of the account deletes them.",
  kinds: [DIAGNOSTIC_SETTING],
  fix: set("azure-native:monitor:DiagnosticSetting", { logs: [{ categoryGroup: "allLogs", enabled: true }] }),
  uses(node) {
    for (const path of ["logs", "metrics", "enabledLogs"]) {
      const items = list(node.props, path);
      if (!items) return null;
      if (items.some((i) => i.state === "known" && isOn(i.value, "retentionPolicy.enabled") === true))
        return "retention in a diagnostic setting";
    }
    return undefined;
  },
});

export const forbidItsmActions = retirement({
  of: "itsm-servicenow",
  name: "forbid-itsm-actions",
  title: "Action groups reach ServiceNow by a secure webhook",
  why: "The ITSM connector makes no work items any more: the alert fires and no ticket appears.",
  kinds: ["microsoft.insights/actiongroups"],
  fix: set("azure-native:monitor:ActionGroup", {
    itsmReceivers: [],
    webhookReceivers: [{ name: "servicenow", serviceUri: "${secretUri}", useAadAuth: true, objectId: "..." }],
  }),
  uses(node) {
    const receivers = list(node.props, "itsmReceivers");
    if (!receivers) return null;
    return receivers.length ? "the ITSM connector" : undefined;
  },
});

export const forbidMmaEndpoints = retirement({
  of: "log-analytics-agent",
  name: "forbid-log-analytics-agent-endpoints",
  title: "Connection monitors test from Azure machines or Arc, not from the Log Analytics agent",
  why: "Sources of that kind no longer test anything; the monitor shows the last result for ever.",
  kinds: ["microsoft.network/networkwatchers/connectionmonitors"],
  fix: set("azure-native:network:ConnectionMonitor", { endpoints: [{ name: "office", type: "AzureArcVM", resourceId: "..." }] }),
  uses(node) {
    const endpoints = list(node.props, "endpoints");
    if (!endpoints) return null;
    const types = endpoints.map((e) =>
      e.state === "known" ? (text(e.value, "type") ?? text(e.value, "targetResourceType") ?? "") : "",
    );
    return types.some((t) => /^MMAWorkspace/i.test(t)) ? "the Log Analytics agent as a source" : undefined;
  },
});
