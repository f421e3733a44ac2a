import { finding } from "./finding.ts";
import { examplePlace, type Place, placed } from "./place.ts";

export const classicComponent = finding<Place & { workspaceId: string }>({
  code: "AZM140",
  severity: "warning",
  title: "An Application Insights component is classic",
  explanation:
    "Classic components kept their data themselves and are retired: Azure moves what is left into workspaces it makes itself. Give the " +
    "component a workspace of yours; queries and alerts keep working, and data from before stays readable.",
  source: "https://learn.microsoft.com/previous-versions/azure/azure-monitor/app/convert-classic-resource",
  message: () => "The component is classic: it keeps its data itself. Azure moves such components into workspaces nobody chose.",
  wayOut: ({ workspaceId, ...place }) =>
    `Set \`WorkspaceResourceId\` on it: \`az monitor app-insights component update ${placed(place, "--app")} --workspace ${workspaceId}\`.`,
  example: { workspaceId: "<workspace id>", ...examplePlace },
});

export const retiredTest = finding({
  code: "AZM141",
  severity: "warning",
  title: "An availability test is of a retired kind",
  explanation:
    "URL ping tests end on 2026-09-30, multi-step tests ended on 2024-08-31; Azure removes them, and alerts on them fall silent. A " +
    "standard test asks the same and looks at the certificate too.",
  source: "https://learn.microsoft.com/azure/azure-monitor/app/availability",
  message: () =>
    "The test is of a retired kind: Azure removes URL ping tests from 2026-09-30, and multi-step tests since 2024-08-31.",
  wayOut: () => "Replace it by a standard test; azmon makes one for each public web app that no standard test asks.",
  example: undefined,
});

export const managedWorkspace = finding({
  code: "AZM142",
  severity: "warning",
  title: "A component writes to a workspace that Azure made for it",
  explanation:
    "A component made without a workspace gets one named managed-..., in a group of its own, that takes neither tags nor settings. Move the " +
    "component to a shared workspace, so that retention, cost and access are decided once.",
  source: "https://learn.microsoft.com/azure/azure-monitor/app/managed-workspaces",
  message: () =>
    "The component keeps its data in a workspace that Azure made for it alone, which takes neither tags nor other data.",
  wayOut: () => "Point `WorkspaceResourceId` at a workspace of your own; what is stored already stays where it is.",
  example: undefined,
});

export const fullAddresses = finding({
  code: "AZM143",
  severity: "warning",
  title: "A component stores the addresses of its users",
  explanation:
    "By default Azure uses an address for its geography and then stores 0.0.0.0. With `DisableIpMasking` it is kept whole: personal data " +
    "that needs a reason and a retention.",
  source: "https://learn.microsoft.com/azure/azure-monitor/app/ip-collection",
  message: () => "The component stores the full addresses of its users, which are personal data.",
  wayOut: () => "Set `DisableIpMasking` to false unless a written reason allows it.",
  example: undefined,
});

export const noHealthPath = finding<{ url: string }>({
  code: "AZM144",
  severity: "info",
  title: "A web app has no health check path",
  explanation:
    "The availability test asks the start page and expects status 200. An API without a start page would fail it for no reason: give the " +
    "app a health check path, which App Service itself uses too, or exempt the app.",
  source: "https://learn.microsoft.com/azure/app-service/monitor-instances-health-check",
  message: ({ url }) => `It has no health check path, so its availability test asks ${url}, which must answer 200.`,
  wayOut: () => "Set `healthCheckPath` on the app, or exempt it from `availability-test` if its start page needs a login.",
  example: { url: "https://<host>/" },
});

export const openComponent = finding({
  code: "AZM145",
  severity: "info",
  title: "A component takes telemetry from whoever has its connection string",
  explanation:
    "Local authentication is on: the string in a settings file or a web page is enough to send. With `DisableLocalAuth` every sender needs " +
    "an Entra identity with Monitoring Metrics Publisher. Browsers cannot sign in; give them a component of their own.",
  source: "https://learn.microsoft.com/azure/azure-monitor/app/azure-ad-authentication",
  message: () => "Whoever has the component's connection string may send telemetry to it.",
  wayOut: () =>
    "Give the senders Monitoring Metrics Publisher and set `DisableLocalAuth`; browsers need a component of their own.",
  example: undefined,
});

export const certificateEnds = finding<{ hosts: string; expires: string; expired: boolean }>({
  code: "AZM146",
  severity: "warning",
  title: "A certificate of App Service expires soon",
  explanation:
    "Within 30 days of the day of the plan, or it has expired. A certificate emits neither metrics nor logs, so only a plan over a fresh " +
    "inventory tells; the availability tests of the environment see the certificate of the sites they ask.",
  source: "https://learn.microsoft.com/azure/app-service/configure-ssl-certificate",
  message: ({ hosts, expires, expired }) =>
    `The certificate of ${hosts} ${expired ? "expired" : "expires"} on ${expires}: browsers refuse the site from then on.`,
  wayOut: () =>
    "Renew it and bind the new one. One that Azure manages should have renewed itself: see that its host name still points to the app. Delete what no app uses.",
  example: { hosts: "<host>", expires: "<day>", expired: false },
});

export const siteConfigUnknown = finding<{ count: number; query: string }>({
  code: "AZM147",
  severity: "warning",
  title: "The inventory does not tell how web apps are set up",
  explanation:
    "The row of a web app leaves its configuration empty, health check path and access restrictions included: empty means unknown there. " +
    "A test that asks the wrong path, or an app that answers to listed addresses only, would page for ever, so no test is made. The " +
    "configuration stands in a table of its own; rows of it in the inventory are joined to their apps.",
  source: "https://learn.microsoft.com/azure/governance/resource-graph/reference/supported-tables-resources",
  message: ({ count }) =>
    `${count === 1 ? "One web app has" : `${count} web apps have`} no availability test: at which path it answers, and to whom, is not in the inventory.`,
  wayOut: ({ query }) =>
    `Ask for it and name the answer as a second inventory: \`az graph query -o json --first 1000 -q "${query}"\`.`,
  example: { count: 1, query: "appserviceresources | ..." },
});
