import { add } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { eachText, isEnabled, isOn, peek, text } from "../../peek.ts";
import { advisory, type Context, type Expectation, type StackRule, verdicts } from "../../rule.ts";

const SITE = "microsoft.web/sites";
const TEST = "microsoft.insights/webtests";

export const requireAvailabilityTest: StackRule = {
  scope: "stack",
  name: "require-availability-test",
  group: "coverage",
  title: "A public web app is tested from outside",
  why: "A wrong certificate, a dead DNS name or a blocked region leaves every metric of the app green: nobody reaches it to fail.",
  severity: "medium",
  levels: { ...advisory, development: "disabled" },
  source: "https://learn.microsoft.com/azure/azure-monitor/app/availability",
  fix: add("azure-native:applicationinsights:WebTest", "ping", {
    kind: "standard",
    webTestKind: "standard",
    tags: { "hidden-link:${component.id}": "Resource" },
    locations: [{ location: "emea-nl-ams-azr" }],
    request: { requestUrl: "https://${app.defaultHostName}/healthz", httpVerb: "GET" },
    enabled: true,
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
  expectations,
};

function expectations(graph: Graph, context: Context): Expectation[] {
  const tests = graph.ofKind(TEST).filter((n) => isEnabled(n.props));
  const tested = new Set(tests.flatMap((t) => (t.resource.dependencies ?? []).flatMap((urn) => graph.get(urn) ?? [])));
  const { urls, lost } = urlsOf(tests, tested);
  return graph.ofKind(SITE).flatMap((node): Expectation[] => {
    const isPublic = publicSite(node);
    if (isPublic === false) return [];
    const met = context.elsewhere(node, "availability-test") || tested.has(node) || hostsOf(node).some((h) => urls.includes(h));
    return [
      {
        node,
        signal: "availability-test",
        met: met || (lost || isPublic === undefined ? undefined : false),
        what: "is public and has no availability test",
      },
    ];
  });
}

/** Hosts the tests call, and whether a test calls an address that is not known and comes from no resource of the stack. */
function urlsOf(tests: readonly Node[], tested: ReadonlySet<Node>): { urls: string[]; lost: boolean } {
  const urls: string[] = [];
  let lost = false;
  for (const test of tests) {
    let found = false;
    for (const property of ["request", "requestUrl", "configuration"]) {
      const at = peek(test.props, property);
      if (at.state === "known")
        eachText(at.value, (t) => {
          const host = /https?:\/\/([^/:\s"]+)/i.exec(t)?.[1];
          if (host) [found] = [urls.push(host.toLowerCase()) > 0];
        });
    }
    const own = (test.resource.dependencies ?? []).length;
    if (!found && (own === 0 || ![...tested].some((n) => n.kind === SITE))) lost = true;
  }
  return { urls, lost };
}

/** Function and logic apps answer triggers, not people. Undefined where it is not known yet. */
function publicSite(node: Node): boolean | undefined {
  if (/FunctionApp$/.test(node.token)) return false;
  const kind = peek(node.props, "kind");
  if (kind.state === "known" && /functionapp|workflowapp/i.test(String(kind.value))) return false;
  const [access, enabled] = [peek(node.props, "publicNetworkAccess"), peek(node.props, "publicNetworkAccessEnabled")];
  if (kind.state === "unknown" || access.state === "unknown" || enabled.state === "unknown") return undefined;
  if (access.state === "known" && /^disabled$/i.test(String(access.value))) return false;
  return !(enabled.state === "known" && isOn(node.props, "publicNetworkAccessEnabled") === false);
}
function hostsOf(node: Node): string[] {
  const name = text(node.props, "name") ?? text(node.props, "siteName") ?? text(node.props, "resourceName");
  const own = [text(node.props, "defaultHostName"), text(node.props, "defaultHostname"), name && `${name}.azurewebsites.net`];
  return own.flatMap((h) => h?.toLowerCase() ?? []);
}
