import { add, type Fix } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { eachText, isEnabled, peek } from "../../peek.ts";
import { advisory, type Context, type Expectation, type StackRule, verdicts } from "../../rule.ts";
import { hostsOf, isPublic, publicKinds, standsFor } from "../../views/hosts.ts";
import { refOf } from "./diagnosticsFix.ts";

const TEST = "microsoft.insights/webtests";

export const requireAvailabilityTest: StackRule = {
  scope: "stack",
  name: "require-availability-test",
  group: "coverage",
  title: "What people reach from the internet is tested from outside",
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
  return graph.ofKind(...publicKinds).flatMap((node): Expectation[] => {
    const open = node.resource.external ? false : isPublic(graph, node);
    if (open === false) return [];
    const met =
      context.elsewhere(node, "availability-test") ||
      standsFor(graph, node).some((n) => tested.has(n)) ||
      hostsOf(graph, node).some((h) => urls.includes(h));
    return [
      {
        node,
        signal: "availability-test",
        met: met || (lost || open === undefined ? undefined : false),
        what: "is public and has no availability test",
        fix: testFix(node),
      },
    ];
  });
}

/** The output that holds the host, by what is tested. */
const hostOutputs: Record<string, string> = {
  "microsoft.web/sites": "defaultHostName",
  "microsoft.web/staticsites": "defaultHostname",
  "microsoft.app/containerapps": "latestRevisionFqdn",
  "microsoft.cdn/profiles/afdendpoints": "hostName",
};
const testFix = (node: Node): Fix => ({
  ...requireAvailabilityTest.fix,
  name: `${node.name}-ping`,
  properties: {
    ...requireAvailabilityTest.fix.properties,
    request: { requestUrl: `https://${refOf(node, hostOutputs[node.kind]!)}/healthz`, httpVerb: "GET" },
  },
  also: [failedFix],
});
/** A test that nobody hears of is as good as none. */
const failedFix = add("azure-native:monitor:MetricAlert", "ping-failed", {
  description: "The address cannot be reached from several places. Runbook: https://...",
  location: "global",
  severity: 1,
  enabled: true,
  scopes: ["${ping.id}", "${component.id}"],
  evaluationFrequency: "PT1M",
  windowSize: "PT5M",
  criteria: {
    odataType: "Microsoft.Azure.Monitor.WebtestLocationAvailabilityCriteria",
    webTestId: "${ping.id}",
    componentId: "${component.id}",
    failedLocationCount: 2,
  },
  actions: [{ actionGroupId: "${onCall.id}" }],
});

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
    if (!found && (own === 0 || ![...tested].some((n) => publicKinds.some((k) => k === n.kind)))) lost = true;
  }
  return { urls, lost };
}
