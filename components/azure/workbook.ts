import { Workbook, type WorkbookArgs } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type * as pulumi from "@pulumi/pulumi";
import { uuid5 } from "../../core/base/hash.ts";

/** Steps of Azure workbooks, as their JSON has them. Names are unique in a workbook. */

const LOGS = 0;
const RESOURCE_GRAPH = 1;
/** Source: the workbook JSON that the portal writes. */
export const MetricAggregation = { Sum: 1, Minimum: 2, Maximum: 3, Average: 4, Count: 7 } as const;
const CHART = { line: 2, grid: 0 } as const;
const OPERATOR = { equal: 0, notEqual: 1 } as const;
const DAY_MS = 24 * 3600 * 1000;

export const text = (name: string, json: string) => ({ type: 1, name, content: { json } });

/** Resource Graph instead of a workspace, over all that the reader may see. */
export const overResources = {
  queryType: RESOURCE_GRAPH,
  resourceType: "microsoft.resourcegraph/resources",
  crossComponentResources: ["value::all"],
};

export const query = (name: string, title: string, body: string, more: Record<string, unknown> = {}) => ({
  type: 3,
  name,
  content: {
    version: "KqlItem/1.0",
    query: body,
    size: 0,
    title,
    queryType: LOGS,
    resourceType: "microsoft.operationalinsights/workspaces",
    visualization: "table",
    gridSettings: { rowLimit: 500, filter: true },
    ...more,
  },
});

interface MetricSpec {
  metric: string;
  aggregation: number;
  splitBy?: string;
  /** Leaves out values of a dimension. */
  except?: { dimension: string; values: string[] };
  column?: string;
}

/** A chart or grid of metrics of the resources that the parameter holds, over the time range of `TimeRange`. */
export function metrics(
  name: string,
  title: string,
  of: { namespace: string; category: string; parameter: string; resourceType: string; shape?: "line" | "grid" },
  specs: MetricSpec[],
) {
  const shape = of.shape ?? "line";
  return {
    type: 10,
    name,
    content: {
      chartId: `workbook${uuid5(`workbook/${of.namespace}/${name}`)}`,
      version: "MetricsItem/2.0",
      size: 0,
      chartType: CHART[shape],
      resourceType: of.resourceType,
      metricScope: 0,
      resourceParameter: of.parameter,
      resourceIds: [`{${of.parameter}}`],
      timeContextFromParameter: "TimeRange",
      timeContext: { durationMs: DAY_MS },
      metrics: specs.map((s) => ({
        namespace: of.namespace,
        metric: `${of.namespace}-${of.category}-${s.metric}`,
        aggregation: s.aggregation,
        splitBy: s.splitBy ?? null,
        ...(s.splitBy === undefined ? {} : { splitBySortOrder: -1, splitByLimit: 10 }),
        ...(s.except ? { filters: [{ key: s.except.dimension, operator: OPERATOR.notEqual, values: s.except.values }] } : {}),
        ...(s.column === undefined ? {} : { columnName: s.column }),
      })),
      title,
      ...(shape === "grid" ? { gridFormatType: 1, resourceLimit: 200, gridSettings: { rowLimit: 200, filter: true } } : {}),
    },
  };
}

export const parameter = (scope: string, name: string, label: string, more: Record<string, unknown>) => ({
  id: uuid5(`${scope}/parameter/${name}`),
  version: "KqlParameterItem/1.0",
  name,
  label,
  isRequired: true,
  ...more,
});

/** How far back metrics go. */
export const timeRange = (scope: string, days: number) =>
  parameter(scope, "TimeRange", "Metrics of", {
    type: 4,
    value: { durationMs: days * DAY_MS },
    typeSettings: { selectableValues: [1, 7, 14, 30].map((d) => ({ durationMs: d * DAY_MS })), allowCustom: true },
  });

/** How many days queries look back. */
export const days = (scope: string, chosen = "14", choices = ["1", "7", "14", "30", "90"]) =>
  parameter(scope, "Days", "Logs of", {
    type: 2,
    value: chosen,
    jsonData: JSON.stringify(choices.map((value) => ({ value, label: `${value} days`, selected: value === chosen }))),
  });
/** As KQL: parameters are text. */
export const DAYS = "toint({Days})";

/** Resources to choose from, by a Resource Graph query that gives their ids; the first is chosen. */
export const resources = (scope: string, name: string, label: string, body: string) =>
  parameter(scope, name, label, {
    type: 5,
    multiSelect: true,
    quote: "'",
    delimiter: ",",
    query: body,
    ...overResources,
    typeSettings: { additionalResourceOptions: ["value::1", "value::all"], showDefault: false },
    value: ["value::1"],
  });

export const parameters = (list: unknown[], name = "parameters") => ({
  type: 9,
  name,
  content: { version: "KqlParameterItem/1.0", style: "pills", parameters: list },
});

export const workbook = (items: unknown[]) => ({ version: "Notebook/1.0", items, fallbackResourceIds: ["Azure Monitor"] });

type Own = "resourceName" | "category" | "kind" | "version";

/**
 * A workbook that everybody with access to its group sees. Its name is a GUID made of `identity`: one that is not always the same would
 * leave the old workbook behind, whose title then blocks the new one's.
 */
export const makeWorkbook = (
  name: string,
  identity: string,
  args: Omit<WorkbookArgs, Own>,
  opts: pulumi.CustomResourceOptions,
): Workbook =>
  new Workbook(
    name,
    { ...args, resourceName: uuid5(identity), category: "workbook", kind: "shared", version: "Notebook/1.0" },
    opts,
  );
