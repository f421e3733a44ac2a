import { groupBy } from "../base/list.ts";
import { type ChartInput, datasource, metricPanel } from "./metricPanel.ts";

interface DashboardInput {
  title: string;
  /** Subscriptions whose fired alerts are listed. */
  subscriptions: string[];
  charts: ChartInput[];
}

const COLUMNS = 24;
const HEIGHT = 8;

/**
 * A Grafana dashboard of an environment: the alerts that are firing now, then a collapsed row per resource type with its charts. The
 * thresholds that wake somebody are drawn in. Classic schema, which dashboards with Grafana in the portal take.
 */
export function grafanaDashboard({ title, subscriptions, charts }: DashboardInput): Record<string, unknown> {
  let id = 1;
  let y = HEIGHT;
  const rows = [...groupBy(charts, (c) => c.resourceType).entries()].map(([type, ofType]) => {
    const panels = ofType.map((chart, i) => ({
      ...metricPanel(chart),
      id: ++id,
      gridPos: { x: (i % 2) * (COLUMNS / 2), y: y + 1 + Math.floor(i / 2) * HEIGHT, w: COLUMNS / 2, h: HEIGHT },
    }));
    const row = {
      id: ++id,
      type: "row",
      title: rowTitle(type, ofType),
      collapsed: true,
      gridPos: { x: 0, y, w: COLUMNS, h: 1 },
      panels,
    };
    y += 1;
    return row;
  });
  return {
    title,
    tags: ["azmon"],
    schemaVersion: 41,
    editable: false,
    time: { from: "now-6h", to: "now" },
    refresh: "5m",
    timezone: "browser",
    annotations: { list: [] },
    templating: { list: [{ name: "datasource", type: "datasource", label: "Azure Monitor", query: datasource.type }] },
    panels: [{ ...firingAlerts(subscriptions), id: 1 }, ...rows],
  };
}

const rowTitle = (type: string, charts: readonly ChartInput[]): string => {
  const n = new Set(charts.flatMap((c) => c.resources.map((r) => r.id))).size;
  return `${type.split("/").slice(1).join("/")} (${n})`;
};

/** Alerts that are firing, from Azure Resource Graph: the severest first. */
function firingAlerts(subscriptions: string[]) {
  const query = [
    "alertsmanagementresources",
    '| where type =~ "microsoft.alertsmanagement/alerts"',
    '| where properties.essentials.monitorCondition =~ "Fired"',
    "| project Severity = tostring(properties.essentials.severity), Since = todatetime(properties.essentials.startDateTime),",
    "    Alert = tostring(properties.essentials.alertRule), Resource = tostring(properties.essentials.targetResourceName)",
    "| order by Severity asc, Since desc",
    "| take 100",
  ].join("\n");
  return {
    type: "table",
    title: "Firing now",
    datasource,
    gridPos: { x: 0, y: 0, w: COLUMNS, h: HEIGHT },
    options: { frameIndex: 0, showHeader: true, cellHeight: "sm" },
    fieldConfig: { defaults: {}, overrides: [] },
    targets: [
      {
        refId: "A",
        datasource,
        queryType: "Azure Resource Graph",
        subscriptions,
        azureResourceGraph: { query, resultFormat: "table" },
      },
    ],
  };
}
