import type { Graph, Node } from "../graph.ts";
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

function privately(graph: Graph, node: Node): boolean {
  return graph
    .ofKind("microsoft.network/privateendpoints")
    .some((endpoint) =>
      ["privateLinkServiceConnections", "manualPrivateLinkServiceConnections", "privateServiceConnection"].some((property) =>
        pointsAt(graph, endpoint, property, node),
      ),
    );
}
/** Whether a property, however deep, holds the id of a resource or was made from it. */
function pointsAt(graph: Graph, from: Node, property: string, node: Node): boolean {
  const at = peek(from.props, property);
  if (at.state === "missing") return false;
  let found = false;
  if (at.state === "known") eachText(at.value, (t) => (found ||= t.startsWith("/") && graph.find(t, from, property) === node));
  return found || graph.dependenciesOf(from, property).includes(node);
}

/** An app that Front Door, or another gateway of the stack, forwards to is reached through that, and tested through it. */
function throughFrontDoor(graph: Graph, node: Node): boolean {
  return graph
    .ofKind("microsoft.cdn/profiles/origingroups/origins")
    .some((origin) => ["hostName", "azureOrigin", "originHostHeader"].some((p) => namesHost(graph, origin, p, node)));
}
function namesHost(graph: Graph, from: Node, property: string, node: Node): boolean {
  const host = peek(from.props, property);
  if (host.state === "known" && hostsOf(graph, node).includes(String(host.value).toLowerCase())) return true;
  return host.state !== "missing" && graph.dependenciesOf(from, property).includes(node);
}

const bindings: Record<string, { kind: string; owner: readonly string[]; host: readonly string[] }> = {
  [SITE]: { kind: "microsoft.web/sites/hostnamebindings", owner: ["name", "siteName", "appServiceName"], host: ["hostName", "hostname"] }, // prettier-ignore
  [STATIC]: { kind: "microsoft.web/staticsites/customdomains", owner: ["name", "staticSiteName", "staticSiteId", "staticWebAppId"], host: ["domainName"] }, // prettier-ignore
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
/** Resources that bind a domain to another, and the domain. */
function boundDomains(graph: Graph, node: Node): (string | undefined)[] {
  if (node.kind === FRONT) return graph.ofKind(FRONT_DOMAIN).filter((d) => sameProfile(graph, d, node)).map((d) => text(d.props, "hostName")); // prettier-ignore
  const binding = bindings[node.kind];
  if (!binding) return [];
  return graph.ofKind(binding.kind).flatMap((b) => {
    const owner = graph.owner(b, binding.owner, node.kind);
    return owner === node ? binding.host.map((p) => text(b.props, p)) : [];
  });
}
function sameProfile(graph: Graph, a: Node, b: Node): boolean {
  const [x, y] = [a, b].map((n) => graph.owner(n, ["profileName", "cdnFrontdoorProfileId"], "microsoft.cdn/profiles"));
  return x !== undefined && x !== null ? x === y : text(a.props, "profileName") === text(b.props, "profileName");
}
/** Resources whose outputs stand for a public one: a test made from a bound domain tests what it is bound to. */
export function standsFor(graph: Graph, node: Node): Node[] {
  const binding = bindings[node.kind];
  const bound = binding ? graph.ofKind(binding.kind).filter((b) => graph.owner(b, binding.owner, node.kind) === node) : [];
  const domains = node.kind === FRONT ? graph.ofKind(FRONT_DOMAIN).filter((d) => sameProfile(graph, d, node)) : [];
  return [node, ...bound, ...domains];
}
