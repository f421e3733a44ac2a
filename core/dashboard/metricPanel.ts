import { chunks, groupBy } from "../base/list.ts";

/** Datasource uids differ from one Grafana to the next, so panels name a variable (Azure Monitor docs, dashboards with Grafana). */
export const datasource = { type: "grafana-azure-monitor-datasource", uid: "${datasource}" };

interface ChartResource {
  id: string;
  name: string;
  resourceGroup: string;
  subscriptionId: string;
  location: string;
}

export interface ChartInput {
  title: string;
  resourceType: string;
  resources: ChartResource[];
  /** Type segments below the resource, such as `blobServices/default`; empty for the resource itself. */
  childPath: string;
  metric: string;
  aggregation: string;
  /** As Azure documents it: Percent, Bytes, MilliSeconds, Count ... */
  unit: string;
  splitBy?: string;
  threshold?: number;
  below?: boolean;
}

/** Resources one metrics query reads. Source: Azure Monitor metrics data plane, metrics:getBatch takes 50 resource ids. */
const RESOURCES_PER_QUERY = 50;
/** Queries of one panel: beyond them the lines cannot be told apart, and each costs the viewer time. */
const QUERIES_PER_PANEL = 20;

const units: Record<string, string> = {
  Percent: "percent",
  Bytes: "bytes",
  BytesPerSecond: "Bps",
  BitsPerSecond: "bps",
  MilliSeconds: "ms",
  Milliseconds: "ms",
  Seconds: "s",
};

/** One chart: a line per resource, or per value of the split, with the threshold drawn. */
export function metricPanel(chart: ChartInput): Record<string, unknown> {
  const alike = [...groupBy(chart.resources, (r) => `${r.subscriptionId} ${r.location}`.toLowerCase()).values()];
  const queries = alike.flatMap((all) => chunks(all, RESOURCES_PER_QUERY)).slice(0, QUERIES_PER_PANEL);
  const shown = queries.reduce((n, q) => n + q.length, 0);
  const rest = chart.resources.length - shown;
  return {
    type: "timeseries",
    title: rest > 0 ? `${chart.title} (first ${shown} of ${chart.resources.length})` : chart.title,
    datasource,
    options: {
      legend: { displayMode: "list", placement: "bottom", showLegend: chart.resources.length <= 10, calcs: [] },
      tooltip: { mode: "multi", sort: "desc" },
    },
    fieldConfig: { defaults: { unit: units[chart.unit] ?? "short", ...thresholds(chart) }, overrides: [] },
    targets: queries.map((resources, i) => metricQuery(chart, resources, i)),
  };
}

function metricQuery(chart: ChartInput, resources: ChartResource[], index: number) {
  const [first] = resources as [ChartResource];
  return {
    refId: `Q${index + 1}`,
    datasource,
    queryType: "Azure Monitor",
    subscription: first.subscriptionId,
    azureMonitor: {
      metricNamespace: chart.resourceType.toLowerCase(),
      metricName: chart.metric,
      aggregation: chart.aggregation,
      timeGrain: "auto",
      region: first.location,
      resources: resources.map((r) => ({
        subscription: r.subscriptionId,
        resourceGroup: r.resourceGroup,
        resourceName: chart.childPath === "" ? r.name : `${r.name}/${chart.childPath.split("/").at(-1)}`,
        metricNamespace: chart.resourceType.toLowerCase(),
        region: r.location,
      })),
      dimensionFilters: chart.splitBy === undefined ? [] : [{ dimension: chart.splitBy, operator: "eq", filters: [] }],
      top: "20",
    },
  };
}

function thresholds({ threshold, below }: ChartInput) {
  if (threshold === undefined) return {};
  const [low, high] = below ? ["red", "transparent"] : ["transparent", "red"];
  return {
    thresholds: {
      mode: "absolute",
      steps: [
        { value: null, color: low },
        { value: threshold, color: high },
      ],
    },
    custom: { thresholdsStyle: { mode: "line+area" } },
  };
}
