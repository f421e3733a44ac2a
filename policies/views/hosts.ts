import type { Graph, Node } from "../graph.ts";
import { push } from "../multimap.ts";
import { eachText, isEnabled, isOn, list, peek, text } from "../peek.ts";

const SITE = "microsoft.web/sites";
const APP = "microsoft.app/containerapps";
const STATIC = "microsoft.web/staticsites";
const FRONT = "microsoft.cdn/profiles/afdendpoints";
const FRONT_DOMAIN = "microsoft.cdn/profiles/customdomains";
export const publicKinds = [SITE, APP, STATIC, FRONT] as const;

/** Whether people reach a resource from the internet, by itself; undefined where that is not known yet. */
export function isPublic(graph: Graph, node: Node): boolean | undefined {
  if (!isEnabled(node.props)) return false;
  if (node.kind === FRONT) return text(node.props, "enabledState") !== "Disabled";
  const open = node.kind === SITE ? publicSite(node) : node.kind === APP ? publicApp(graph, node) : access(node);
  if (open === false) return false;
  // Azure closes the public side of what has a private endpoint, unless the program opens it.
  if (privately(graph, node) && !saysPublic(node)) return false;
  return throughFrontDoor(graph, node) ? false : open;
}

/** Function and logic apps answer triggers, not people. */
function publicSite(node: Node): boolean | undefined {
  if (/FunctionApp|logicapps\//i.test(node.token)) return false;
  const kind = peek(node.props, "kind");
  if (kind.state === "known" && /functionapp|workflowapp/i.test(String(kind.value))) return false;
  const open = access(node);
  return open === false ? false : kind.state === "unknown" || open === undefined ? undefined : firewall(node);
}
function access(node: Node): boolean | undefined {
  const [named, enabled] = [peek(node.props, "publicNetworkAccess"), peek(node.props, "publicNetworkAccessEnabled")];
  if (named.state === "known" && /^disabled$/i.test(String(named.value))) return false;
  if (enabled.state === "known" && isOn(node.props, "publicNetworkAccessEnabled") === false) return false;
  return named.state === "unknown" || enabled.state === "unknown" ? undefined : true;
}
const saysPublic = (node: Node): boolean =>
  /^enabled$/i.test(text(node.props, "publicNetworkAccess") ?? "") || isOn(node.props, "publicNetworkAccessEnabled") === true;

/** An app that lets in only who is listed is not open to a test from outside. One rule that allows shuts out all others. */
function firewall(node: Node): boolean | undefined {
  if (/^deny$/i.test(text(node.props, "siteConfig.ipSecurityRestrictionsDefaultAction") ?? "")) return false;
  if (/^deny$/i.test(text(node.props, "siteConfig.ipRestrictionDefaultAction") ?? "")) return false;
  for (const path of ["siteConfig.ipSecurityRestrictions", "siteConfig.ipRestrictions"]) {
    const rules = list(node.props, path);
    if (!rules) return undefined;
    const allows = rules.some((r) => r.state === "known" && !/^deny$/i.test(text(r.value, "action") ?? "Allow") && !/^(any|0\.0\.0\.0\/0)$/i.test(text(r.value, "ipAddress") ?? "")); // prettier-ignore
    if (allows && text(node.props, "siteConfig.ipSecurityRestrictionsDefaultAction") === undefined) return false;
  }
  return true;
}
/** A container app takes requests from outside where it has an external ingress and its environment is not internal. */
function publicApp(graph: Graph, node: Node): boolean | undefined {
  const path = node.dialect === "classic" ? "ingress.externalEnabled" : "configuration.ingress.external";
  const external = isOn(node.props, path);
  if (!external) return external;
  const property = node.dialect === "classic" ? "containerAppEnvironmentId" : peek(node.props, "environmentId").state === "missing" ? "managedEnvironmentId" : "environmentId"; // prettier-ignore
  const environment = graph.links(node, property)?.find((l) => l.node)?.node;
  if (!environment) return true;
  const internal = isOn(environment.props, environment.dialect === "classic" ? "internalLoadBalancerEnabled" : "vnetConfiguration.internal"); // prettier-ignore
  return internal === undefined ? undefined : !internal;
}

/** What resources of one kind point at: read once for a stack, for each app asks. */
function once<T>(read: (graph: Graph) => T): (graph: Graph) => T {
  const known = new WeakMap<Graph, T>();
  return (graph) => {
    let value = known.get(graph);
    if (value === undefined) known.set(graph, (value = read(graph)));
    return value;
  };
}

const linked = once((graph) => {
  const connections = ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections", "privateServiceConnection"];
  const endpoints = graph.ofKind("microsoft.network/privateendpoints");
  return new Set(endpoints.flatMap((endpoint) => connections.flatMap((property) => pointedAt(graph, endpoint, property))));
});
const privately = (graph: Graph, node: Node): boolean => linked(graph).has(node);
/** Resources whose ids a property holds, however deep, or from which it was made. */
function pointedAt(graph: Graph, from: Node, property: string): Node[] {
  const at = peek(from.props, property);
  if (at.state === "missing") return [];
  const found = graph.dependenciesOf(from, property);
  if (at.state === "known") eachText(at.value, (t) => found.push(...(t.startsWith("/") ? [graph.find(t, from, property)] : []).flatMap((n) => n ?? []))); // prettier-ignore
  return found;
}

const origins = once((graph) => {
  const hosts = new Set<string>();
  const nodes = new Set<Node>();
  for (const origin of graph.ofKind("microsoft.cdn/profiles/origingroups/origins"))
    for (const property of ["hostName", "azureOrigin", "originHostHeader"]) {
      const host = peek(origin.props, property);
      if (host.state === "missing") continue;
      if (host.state === "known") hosts.add(String(host.value).toLowerCase());
      for (const node of graph.dependenciesOf(origin, property)) nodes.add(node);
    }
  return { hosts, nodes };
});
/** An app that Front Door forwards to is reached through that, and tested through it. */
function throughFrontDoor(graph: Graph, node: Node): boolean {
  const { hosts, nodes } = origins(graph);
  return nodes.has(node) || hostsOf(graph, node).some((h) => hosts.has(h));
}

/** Resources that bind a domain, and how they name what to. */
const bindings: Record<string, { kind: string; owner: readonly string[] }> = {
  [SITE]: { kind: "microsoft.web/sites/hostnamebindings", owner: ["name", "siteName", "appServiceName"] },
  [STATIC]: {
    kind: "microsoft.web/staticsites/customdomains",
    owner: ["name", "staticSiteName", "staticSiteId", "staticWebAppId"],
  },
};
/** Names a resource answers to, as far as they are known: its own, and domains that the stack binds to it. */
export function hostsOf(graph: Graph, node: Node): string[] {
  const own = ["defaultHostName", "defaultHostname", "hostName", "latestRevisionFqdn", "configuration.ingress.fqdn", "ingress.fqdn"].map((p) => text(node.props, p)); // prettier-ignore
  const name = text(node.props, "name") ?? text(node.props, "siteName") ?? text(node.props, "resourceName");
  if (node.kind === SITE && name) own.push(`${name}.azurewebsites.net`);
  return [...own, ...inlineDomains(node), ...boundDomains(graph, node)].flatMap((h) => h?.toLowerCase() ?? []);
}
function inlineDomains(node: Node): (string | undefined)[] {
  const names: (string | undefined)[] = [];
  for (const path of ["configuration.ingress.customDomains", "ingress.customDomains", "hostNameSslStates"])
    for (const d of list(node.props, path) ?? []) if (d.state === "known") names.push(text(d.value, "name"));
  return names;
}
/** Domains that resources of the stack bind, by what they bind them to. */
const bound = once((graph) => {
  const byOwner = new Map<Node, Node[]>();
  for (const [kind, binding] of Object.entries(bindings))
    for (const node of graph.ofKind(binding.kind)) {
      const owner = graph.owner(node, binding.owner, kind);
      if (owner) push(byOwner, owner, node);
    }
  for (const endpoint of graph.ofKind(FRONT))
    for (const domain of graph.ofKind(FRONT_DOMAIN)) if (sameProfile(graph, domain, endpoint)) push(byOwner, endpoint, domain);
  return byOwner;
});
const boundDomains = (graph: Graph, node: Node): (string | undefined)[] =>
  (bound(graph).get(node) ?? []).flatMap((b) => ["hostName", "hostname", "domainName"].map((p) => text(b.props, p)));
function sameProfile(graph: Graph, a: Node, b: Node): boolean {
  const [x, y] = [a, b].map((n) => graph.owner(n, ["profileName", "cdnFrontdoorProfileId"], "microsoft.cdn/profiles"));
  return x !== undefined && x !== null ? x === y : text(a.props, "profileName") === text(b.props, "profileName");
}
/** Resources whose outputs stand for a public one: a test made from a bound domain tests what it is bound to. */
export const standsFor = (graph: Graph, node: Node): Node[] => [node, ...(bound(graph).get(node) ?? [])];
