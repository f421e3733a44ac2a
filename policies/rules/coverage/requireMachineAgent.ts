import { add } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { peek } from "../../peek.ts";
import { type Context, type Expectation, mandatoryInProduction, type StackRule, verdicts } from "../../rule.ts";
import { associations, type Association } from "../../views/associations.ts";
import { ARC, extensionsOf, hasAgent, isAppliance, VM, VMSS } from "../../views/extensions.ts";

export const requireMachineAgent: StackRule = {
  scope: "stack",
  name: "require-machine-agent",
  group: "coverage",
  title: "A machine has the Azure Monitor agent and a data collection rule",
  why: "Azure sees a machine from outside only: a full disk, a swapping process or a dead service shows in nothing without the agent.",
  severity: "high",
  levels: mandatoryInProduction,
  source: "https://learn.microsoft.com/azure/azure-monitor/agents/azure-monitor-agent-manage",
  fix: add("azure-native:compute:VirtualMachineExtension", "agent", {
    vmName: "${machine.name}",
    publisher: "Microsoft.Azure.Monitor",
    type: "AzureMonitorLinuxAgent",
    typeHandlerVersion: "1.0",
    enableAutomaticUpgrade: true,
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
  expectations,
};
const associationFix = add("azure-native:monitor:DataCollectionRuleAssociation", "collect", {
  resourceUri: "${machine.id}",
  dataCollectionRuleId: "${rule.id}",
});
/** Property by which an extension names its machine, per kind of machine. */
const owners: Record<string, readonly string[]> = {
  [VM]: ["vmName", "virtualMachineId"],
  [VMSS]: ["vmScaleSetName", "virtualMachineScaleSetId"],
  [ARC]: ["machineName", "arcMachineId"],
};

function expectations(graph: Graph, context: Context): Expectation[] {
  const joined = associations(graph);
  return [VM, VMSS, ARC].flatMap((kind) => {
    const agents = agentOwners(graph, kind);
    const machines = graph.ofKind(kind).filter((node) => !isAppliance(node));
    return machines.map((node): Expectation => {
      const expectation = { node, signal: "agent" };
      if (context.elsewhere(node, "agent")) return { ...expectation, met: true, what: "" };
      const own = kind === ARC ? false : extensionsOf(node);
      const agent = agents.nodes.has(node) || (own && hasAgent(own)) || (own === undefined || agents.lost ? undefined : false);
      const rule = hasRule(joined, node);
      if (agent === false) return { ...expectation, met: false, what: "has no Azure Monitor agent", fix: agentFix(node) };
      if (rule === false)
        return {
          ...expectation,
          met: false,
          what: "is associated with no data collection rule, so its agent collects nothing",
          fix: associationFix,
        };
      const identity = kind === ARC || node.dialect === "generic" ? true : hasIdentity(node);
      if (identity === false)
        return { ...expectation, met: false, what: "has no identity, so its agent cannot sign in", fix: identityFix(node) };
      return { ...expectation, met: agent && rule && identity ? true : undefined, what: "agent" };
    });
  });
}

/** Machines that an agent extension of the stack is put on. */
function agentOwners(graph: Graph, kind: string): { nodes: Set<Node>; lost: boolean } {
  const nodes = new Set<Node>();
  let lost = false;
  for (const extension of graph.ofKind(`${kind}/extensions`)) {
    const what = extensionsOf(extension);
    if (!what) lost = true;
    if (!what || !hasAgent(what)) continue;
    const machine = graph.owner(extension, owners[kind]!, kind);
    if (machine) nodes.add(machine);
    else if (machine === undefined) lost = true;
  }
  return { nodes, lost };
}
function hasRule(all: readonly Association[], node: Node): boolean | undefined {
  let result: boolean | undefined = false;
  for (const a of all) {
    if (!a.targets) result = undefined;
    else if (a.hasRule && a.targets.some((t) => t.node === node)) return true;
  }
  return result;
}
function hasIdentity(node: Node): boolean | undefined {
  const type = peek(node.props, "identity.type");
  if (type.state === "known") return !/^none$/i.test(String(type.value));
  return peek(node.props, "identity").state === "missing" ? false : undefined;
}

const agentFix = (node: Node) =>
  node.kind === ARC
    ? add("azure-native:hybridcompute:MachineExtension", "agent", {
        machineName: "${machine.name}",
        publisher: "Microsoft.Azure.Monitor",
        type: "AzureMonitorLinuxAgent",
        enableAutomaticUpgrade: true,
      })
    : undefined;
const identityFix = (node: Node) => ({
  ...requireMachineAgent.fix,
  action: "set" as const,
  type: node.token,
  properties: { identity: { type: "SystemAssigned" } },
});
