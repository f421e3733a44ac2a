import type { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import type { Resource } from "@pulumi/azure-native/resources/resource.js";
import { makeNewer } from "../azure/collection.ts";
import { access, nameFrom } from "../azure/inputs.ts";
import { OtlpSender } from "./args.ts";
import type { ApplicationSite } from "./parts.ts";

const REFERENCE = "applicationInsightsResource";
const logStreams = ["Microsoft-OTel-Logs"];
const traceStreams = ["Microsoft-OTel-Traces-Spans", "Microsoft-OTel-Traces-Events", "Microsoft-OTel-Traces-Resources"];

export interface OtlpRoute {
  endpoint: Resource;
  /** Senders need the role Monitoring Metrics Publisher on it. */
  rule: Resource;
}

/** A collection endpoint and rule that take OTLP: metrics to an Azure Monitor workspace, logs and traces to the component's tables. */
export function makeOtlpRoute({ name, args, parent }: ApplicationSite, component: Component): OtlpRoute | undefined {
  const { otlp } = args;
  if (!otlp) return undefined;
  const endpoint = makeNewer(
    `${name}-otlp-endpoint`,
    args,
    {
      type: "dataCollectionEndpoints",
      resourceName: nameFrom("dataCollectionEndpoint", args.componentName!, "otlp"),
      properties: { networkAcls: { publicNetworkAccess: access(args.publicIngestion) } },
    },
    { parent },
  );
  const sources = otlp.sender === OtlpSender.Collector ? "directDataSources" : "dataSources";
  const rule = makeNewer(
    `${name}-otlp-rule`,
    args,
    {
      type: "dataCollectionRules",
      resourceName: nameFrom("dataCollectionRule", args.componentName!, "otlp"),
      properties: {
        dataCollectionEndpointId: endpoint.id,
        references: { applicationInsights: [{ resourceId: component.id, name: REFERENCE }] },
        [sources]: otelSources,
        destinations: {
          monitoringAccounts: [{ accountResourceId: otlp.metricsWorkspaceId, name: "metrics" }],
          logAnalytics: [{ workspaceResourceId: args.workspaceId, name: "logs" }],
        },
        dataFlows: [
          { streams: ["Custom-Metrics-Otel"], destinations: ["metrics"] },
          { streams: [...logStreams, ...traceStreams], destinations: ["logs"] },
        ],
      },
    },
    { parent },
  );
  return { endpoint, rule };
}

const enriched = { enrichWithResourceAttributes: ["*"], enrichWithReference: REFERENCE };
const otelSources = {
  otelMetrics: [{ name: "metrics", streams: ["Custom-Metrics-Otel"], ...enriched }],
  otelLogs: [{ name: "logs", streams: logStreams, ...enriched, replaceResourceIdWithReference: true }],
  otelTraces: [{ name: "traces", streams: traceStreams, ...enriched, replaceResourceIdWithReference: true }],
};
