import { at, listAt, meetsAll, textAt } from "../inventory/read.ts";
import { hasSiteConfig } from "../inventory/siteConfig.ts";
import type { Row, Target } from "../inventory/types.ts";

/** A web address of a resource that anybody can ask; why there is none to ask; or what the inventory does not tell. */
type Endpoint = { url: string; hosts: string[]; hasHealthPath: boolean } | { none: string } | { unknown: string };

const text = (row: Row, path: string): string => textAt(row, path) ?? "";
/** Access restrictions: listed addresses, or a default that denies. */
const isRestricted = (row: Row, config: string): boolean =>
  allowsSome(listAt(row, `${config}.ipSecurityRestrictions`)) ||
  same(text(row, `${config}.ipSecurityRestrictionsDefaultAction`), "Deny");
const texts = (values: unknown[]): string[] => values.filter((v): v is string => typeof v === "string");
const same = (a: string, b: string): boolean => a.toLowerCase() === b.toLowerCase();

const everybody = /^(any|0\.0\.0\.0\/0|::\/0|internet)$/i;
const sourceOf = (rule: unknown): string =>
  String(at(rule, "ipAddress") ?? at(rule, "ipAddressRange") ?? at(rule, "vnetSubnetResourceId") ?? "");

/** Only listed addresses, networks or services may call: the test's own are not among them. One rule that allows everybody opens it. */
const allowsSome = (rules: unknown[]): boolean => {
  const allows = (rule: unknown) => same(String(at(rule, "action") ?? "Allow"), "Allow");
  const allowed = rules.filter(allows).map(sourceOf);
  if (allowed.length === 0) return rules.map(sourceOf).some((source) => everybody.test(source));
  return allowed.some((source) => source !== "") && !allowed.some((source) => everybody.test(source));
};

/** Portal and CLI write it in either place: the row of the app, or its configuration. */
const publicAccess = (row: Row): string =>
  text(row, "properties.publicNetworkAccess") || text(row, "properties.siteConfig.publicNetworkAccess");

/** A private endpoint closes the public side of an app that does not say otherwise. Source: .../app-service/overview-private-endpoint. */
const closedByPrivateEndpoint = (row: Row): boolean =>
  publicAccess(row) === "" &&
  listAt(row, "properties.privateEndpointConnections").some((c) =>
    same(textAt(c, "properties.privateLinkServiceConnectionState.status") ?? "Approved", "Approved"),
  );

function site(row: Target): Endpoint {
  const kinds = (row.kind ?? "app").toLowerCase().split(",");
  if (kinds.includes("functionapp"))
    return { none: "A function or workflow app has no page to ask; its requests and failures are watched." };
  if (
    !meetsAll(row, [
      { path: "properties.state", in: ["Running"] },
      { path: "properties.enabled", in: [true] },
    ])
  )
    return { none: "The app is stopped." };
  if (same(publicAccess(row), "Disabled") || closedByPrivateEndpoint(row))
    return { none: "The app cannot be reached from the internet." };
  if (at(row, "properties.clientCertEnabled") === true && same(text(row, "properties.clientCertMode") || "Required", "Required"))
    return { none: "The app asks for a client certificate, which a standard test cannot show." };
  if (isRestricted(row, "properties.siteConfig")) return { none: "The app answers to listed addresses only." };
  const host = text(row, "properties.defaultHostName");
  const path = text(row, "properties.siteConfig.healthCheckPath");
  // The row of a web app leaves its configuration empty: a test of the start page would page for a closed app or an API.
  if (!row.live && !hasSiteConfig(row) && path === "")
    return { unknown: "Which path it answers, and to whom, is not in the inventory: that stands in `appserviceresources`." };
  return reachedAt(host, path, [
    ...texts(listAt(row, "properties.hostNames")),
    ...texts(listAt(row, "properties.enabledHostNames")),
  ]);
}

function staticSite(row: Target): Endpoint {
  if (same(text(row, "properties.publicNetworkAccess"), "Disabled"))
    return { none: "The site cannot be reached from the internet." };
  // A static site always has a start page, so it needs no health path.
  const found = reachedAt(text(row, "properties.defaultHostname"), "/", texts(listAt(row, "properties.customDomains")));
  return found;
}

function containerApp(row: Target, environments: ReadonlyMap<string, Row>): Endpoint {
  const ingress = (path: string) => at(row, `properties.configuration.ingress.${path}`);
  if (ingress("external") !== true) return { none: "The container app takes no calls from outside its environment." };
  if (same(String(ingress("transport") ?? ""), "Tcp")) return { none: "The container app speaks TCP, not HTTP." };
  if (!meetsAll(row, [{ path: "properties.runningStatus", notIn: ["Stopped"] }]))
    return { none: "The container app is stopped." };
  if (same(String(ingress("clientCertificateMode") ?? ""), "Require"))
    return { none: "The container app asks for a client certificate, which a standard test cannot show." };
  // Absent, it is 0: https://learn.microsoft.com/azure/container-apps/scale-app.
  if (!row.live && Number(at(row, "properties.template.scale.minReplicas") ?? 0) === 0)
    return { none: "The container app may scale to zero: a test every few minutes would keep it awake, and be billed for it." };
  const id = text(row, "properties.environmentId") || text(row, "properties.managedEnvironmentId");
  const environment = environments.get(id.toLowerCase());
  if (environment && at(environment, "properties.vnetConfiguration.internal") === true)
    return { none: "Its environment is internal to a virtual network." };
  if (environment && same(text(environment, "properties.publicNetworkAccess"), "Disabled"))
    return { none: "Its environment cannot be reached from the internet." };
  if (allowsSome(listAt(row, "properties.configuration.ingress.ipSecurityRestrictions")))
    return { none: "The container app answers to listed addresses only." };
  const domains = listAt(row, "properties.configuration.ingress.customDomains");
  return reachedAt(String(ingress("fqdn") ?? ""), "", texts(domains.map((d) => (d as Record<string, unknown> | null)?.["name"])));
}

function reachedAt(host: string, path: string, hosts: string[]): Endpoint {
  if (!/^[a-z0-9.-]+$/i.test(host)) return { none: "Its host name is not in the inventory." };
  const from = path.startsWith("/") ? path : `/${path}`;
  return { url: `https://${host}${from}`, hosts: [host, ...hosts].map((h) => h.toLowerCase()), hasHealthPath: path !== "" };
}

export const endpointTypes = ["microsoft.web/sites", "microsoft.web/staticsites", "microsoft.app/containerapps"];

/** Where a target can be asked from outside. */
export function publicEndpoint(target: Target, environments: ReadonlyMap<string, Row>): Endpoint {
  const type = target.type.toLowerCase();
  if (type === "microsoft.web/sites") return site(target);
  return type === "microsoft.web/staticsites" ? staticSite(target) : containerApp(target, environments);
}
