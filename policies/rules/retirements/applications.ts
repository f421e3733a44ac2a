import { set } from "../../fix.ts";
import { peek, text } from "../../peek.ts";
import { retirement } from "./retirement.ts";

export const forbidClassicComponents = retirement({
  of: "classic-application-insights",
  name: "forbid-classic-components",
  title: "An Application Insights component names its workspace",
  why: "Classic components are gone: without a workspace Azure makes one of its own, outside the stack, untagged, with its own cost.",
  kinds: ["microsoft.insights/components"],
  fix: set("azure-native:applicationinsights:Component", {
    workspaceResourceId: "${workspace.id}",
    ingestionMode: "LogAnalytics",
  }),
  fixOf: (node) => (node.dialect === "classic" ? set(node.token, { workspaceId: "${workspace.id}" }) : undefined),
  uses(node) {
    const workspace = peek(node.props, node.dialect === "classic" ? "workspaceId" : "workspaceResourceId");
    // Not known yet is there: it comes from a workspace that is made in the same run.
    return workspace.state === "missing" ? "no workspace (a classic component)" : undefined;
  },
});

export const forbidPingTests = retirement({
  of: "url-ping-test",
  name: "forbid-ping-tests",
  title: "Availability tests are standard tests",
  why: "URL ping and multi-step tests no longer run: the site is down and the test says nothing.",
  kinds: ["microsoft.insights/webtests"],
  fix: set("azure-native:applicationinsights:WebTest", {
    kind: "standard",
    webTestKind: "standard",
    request: { requestUrl: "https://...", httpVerb: "GET" },
  }),
  uses(node) {
    if (node.token === "azure:appinsights/webTest:WebTest") return "a URL ping test";
    if (node.dialect === "classic") return undefined;
    const kinds = ["webTestKind", "kind"].map((k) => peek(node.props, k));
    if (kinds.some((k) => k.state === "unknown")) return null;
    // Azure takes `ping` where neither is given.
    const kind = text(node.props, "webTestKind") ?? text(node.props, "kind") ?? "ping";
    return kind.toLowerCase() === "standard" ? undefined : kind.toLowerCase() === "ping" ? "a URL ping test" : `a ${kind} test`;
  },
});
