import { type Fix, set } from "../../fix.ts";
import type { Graph, Node } from "../../graph.ts";
import { isEnabled, list, peek } from "../../peek.ts";
import { advisory, type Context, type Expectation, type StackRule, verdicts } from "../../rule.ts";
import { watched } from "../../views/watched.ts";

const SITE = "microsoft.web/sites";
const CONFIG = "microsoft.web/sites/config";
/** Settings by which an app finds Application Insights, or the agent of another maker. */
const connects =
  /^(APPLICATIONINSIGHTS_CONNECTION_STRING|APPINSIGHTS_INSTRUMENTATIONKEY|OTEL_EXPORTER_OTLP(_\w+)?_ENDPOINT|DD_API_KEY|NEW_?RELIC_LICENSE_KEY|DT_(TENANT|API_TOKEN)|ELASTIC_APM_SERVER_URL)$/i;

export const requireApplicationInsights: StackRule = {
  scope: "stack",
  name: "require-application-insights",
  group: "coverage",
  title: "A web or function app sends its telemetry to Application Insights",
  why: "The platform counts failed requests; which page, which call and which line of code failed only the app itself can say.",
  severity: "medium",
  levels: { ...advisory, development: "disabled" },
  source: "https://learn.microsoft.com/azure/azure-monitor/app/codeless-app-service",
  fix: set("azure-native:web:WebApp", {
    siteConfig: {
      appSettings: [{ name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: "${component.connectionString}" }],
    },
  }),
  check: (graph, context) => verdicts(expectations(graph, context)),
};

function expectations(graph: Graph, context: Context): Expectation[] {
  return watched(graph, context).flatMap(({ node, sure }): Expectation[] => {
    if (node.kind !== SITE || !isEnabled(node.props)) return [];
    const beside = settingsBeside(graph, node);
    const met = context.elsewhere(node, "application-insights") || isConnected(node, beside);
    return [
      {
        node,
        signal: "application-insights",
        met: met === false && !sure ? undefined : met,
        what: "sends no telemetry to Application Insights",
        fix: fixFor(node, beside[0]),
      },
    ];
  });
}

/** Settings that a program declares as a resource of its own replace those of the app. */
const settingsBeside = (graph: Graph, node: Node): Node[] =>
  graph.ofKind(CONFIG).filter((n) => /ApplicationSettings$/.test(n.token) && graph.owner(n, ["name", "siteName"], SITE) === node);

function isConnected(node: Node, beside: readonly Node[]): boolean | undefined {
  if (node.dialect === "classic") {
    const own = ["applicationInsightsConnectionString", "applicationInsightsKey"];
    // The classic provider has one block of it, or a list of one.
    const config = list(node.props, "siteConfig");
    const known = config?.flatMap((c) => (c.state === "known" ? [c.value] : []));
    if (known?.some((c) => own.some((p) => peek(c, p).state !== "missing"))) return true;
    const settings = inMap(node, "appSettings");
    return settings === false && !config ? undefined : settings;
  }
  const answers = [inList(node, "siteConfig.appSettings"), ...beside.map((n) => inMap(n, "properties"))];
  return answers.includes(true) ? true : answers.includes(undefined) ? undefined : false;
}
function inMap(node: Node, path: string): boolean | undefined {
  const settings = peek(node.props, path);
  if (settings.state !== "known") return settings.state === "unknown" ? undefined : false;
  return Object.keys(settings.value as object).some((k) => connects.test(k));
}
function inList(node: Node, path: string): boolean | undefined {
  const settings = list(node.props, path);
  if (!settings) return undefined;
  const names = settings.map((s) => (s.state === "known" ? peek(s.value, "name") : s));
  if (names.some((n) => n.state === "known" && connects.test(String(n.value)))) return true;
  return names.some((n) => n.state === "unknown") ? undefined : false;
}

function fixFor(node: Node, beside: Node | undefined): Fix {
  const [name, value] = ["APPLICATIONINSIGHTS_CONNECTION_STRING", "${component.connectionString}"];
  if (beside) return { ...set(beside.token, { properties: { [name]: value } }), target: beside.name };
  if (node.dialect === "classic") return set(node.token, { appSettings: { [name]: value } });
  return set(node.token, { siteConfig: { appSettings: [{ name, value }] } });
}
