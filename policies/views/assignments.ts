import type { Graph, Link, Node } from "../graph.ts";
import { peek, text } from "../peek.ts";
import { ARC, VM, VMSS } from "./extensions.ts";
import { anyHolds } from "./scope.ts";

interface Initiative {
  signal: string;
  /** Kinds it provides for; absent: all but `except`. */
  kinds?: readonly string[];
  except?: RegExp;
}
/** The built-in allLogs initiatives leave these out. Source: their policy references. */
const withoutLogs =
  /^microsoft\.(containerservice\/managedclusters|storage\/storageaccounts|web\/sites|app\/containerapps|compute\/|network\/(natgateways|privateendpoints))/;
const logs: Initiative = { signal: "diagnostics", except: withoutLogs };
/** A policy that deploys diagnostic settings of one type. */
const logsOf = (...kinds: string[]): Initiative => ({ signal: "diagnostics", kinds });
const agent = (kind: string): Initiative => ({ signal: "agent", kinds: [kind] });

/** Built-in initiatives of Azure Policy that provide a signal, by name. Source: Azure Policy built-in definitions. */
const initiatives: Record<string, Initiative> = {
  "0884adba-2312-4468-abeb-5422caed1038": logs,
  "85175a36-2f12-419a-96b4-18d5b0096531": logs,
  "b6b86da9-e527-49de-ac59-6af0a9db10b8": logs,
  "924bfe3a-762f-40e7-86dd-5c8b95eb09e6": agent(VM),
  "f5bf694c-cca7-4033-b883-3a23327d5485": agent(VMSS),
  "2b00397d-c309-49c4-aa5a-f0b2c5bc6321": agent(ARC),
  "55634457-45e5-473f-b5c5-55cef2b20b52": { signal: "flow-log" },
  "951af2fa-529b-416e-ab6e-066fd85ac459": logsOf("microsoft.keyvault/vaults"),
  "04d53d87-841c-4f23-8a5b-21564380b55e": logsOf("microsoft.servicebus/namespaces"),
  "1f6e93e8-6b31-41b1-83f6-36e449a42579": logsOf("microsoft.eventhub/namespaces"),
  "6c66c325-74c8-42fd-a286-a74b0e2939d8": logsOf("microsoft.containerservice/managedclusters"),
  "b79fa14e-238a-4c2d-b376-442ce508fc84": logsOf("microsoft.sql/servers/databases"),
  "2465583e-4e78-4c15-b6be-a36cbc7c8b0f": { signal: "activity-log" },
};

const read = new WeakMap<Graph, { initiative: Initiative; scopes: Link[] | undefined }[]>();
/** Whether an assignment of this stack makes Azure Policy provide a signal for a resource. */
export function assigned(graph: Graph, node: Node, signal: string): boolean {
  let all = read.get(graph);
  if (!all) read.set(graph, (all = assignments(graph)));
  return all.some(
    ({ initiative: i, scopes }) =>
      i.signal === signal &&
      (i.kinds?.includes(node.kind) ?? !i.except?.test(node.kind)) &&
      anyHolds(graph, scopes, node) === true,
  );
}
function assignments(graph: Graph): { initiative: Initiative; scopes: Link[] | undefined }[] {
  return graph.ofKind(ASSIGNMENT).flatMap((node) => {
    const provided = [initiativeOf(node) ?? [], ...definedHere(graph, node)].flat();
    return isEnforced(node) ? provided.map((initiative) => ({ initiative, scopes: scopesOf(graph, node) })) : [];
  });
}
const ASSIGNMENT = "microsoft.authorization/policyassignments";

/** The classic provider has a resource for each kind of scope, and names it so. */
const scopeProperties = ["scope", "resourceGroupId", "subscriptionId", "managementGroupId", "resourceId"];
function scopesOf(graph: Graph, node: Node): Link[] | undefined {
  const property = scopeProperties.find((p) => peek(node.props, p).state !== "missing") ?? "scope";
  return graph.links(node, property);
}
const isEnforced = (node: Node): boolean =>
  text(node.props, "enforcementMode") !== "DoNotEnforce" && text(node.props, "enforce") !== "false";

function initiativeOf(node: Node): Initiative | undefined {
  const name = /[^/]+$/.exec(text(node.props, "policyDefinitionId") ?? "")?.[0].toLowerCase() ?? "";
  return Object.hasOwn(initiatives, name) ? initiatives[name] : undefined;
}
/** Whether it is known what an assignment provides. */
export const isRead = (graph: Graph, node: Node): boolean =>
  initiativeOf(node) !== undefined || definedHere(graph, node).length > 0;

const DEFINITION = "microsoft.authorization/policydefinitions";
/** What definitions of the stack itself deploy, alone or in a set: diagnostic settings, of the types their rule names. */
function definedHere(graph: Graph, assignment: Node): Initiative[] {
  const made = (graph.links(assignment, "policyDefinitionId") ?? []).flatMap((l) => l.node ?? []);
  const within = made.flatMap((n) => [n, ...graph.dependenciesOf(n, "policyDefinitions")]);
  return within.filter((n) => n.kind === DEFINITION).flatMap((n) => deploys(n) ?? []);
}
function deploys(definition: Node): Initiative | undefined {
  const rule = peek(definition.props, "policyRule");
  if (rule.state !== "known") return undefined;
  // The classic provider takes it as a text of JSON.
  const words = typeof rule.value === "string" ? rule.value : JSON.stringify(rule.value);
  if (!/"?deployIfNotExists|parameters\('effect'\)/i.test(words) || !/microsoft\.insights\/diagnosticSettings/i.test(words))
    return undefined;
  const kinds = [...words.matchAll(/"(?:equals|in)":\s*\[?"(microsoft\.[\w.]+\/[\w/]+)"/gi)].map((m) => m[1]!.toLowerCase());
  const types = kinds.filter((k) => k !== "microsoft.insights/diagnosticsettings");
  return types.length ? logsOf(...types) : undefined;
}
