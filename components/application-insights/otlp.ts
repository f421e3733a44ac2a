import * as pulumi from "@pulumi/pulumi";
import { Resource } from "@pulumi/azure-native/resources/resource.js";
import { type ApplicationInsightsArgs, type OtlpArgs, OtlpSender } from "./args.ts";
import { nameFrom } from "./inputs.ts";

const REFERENCE = "applicationInsightsResource";
const logStreams = ["Microsoft-OTel-Logs"];
const traceStreams = ["Microsoft-OTel-Traces-Spans", "Microsoft-OTel-Traces-Events", "Microsoft-OTel-Traces-Resources"];
/** First API version that knows OpenTelemetry sources; azure-native types an older one. */
const apiVersion = "2024-03-11";

export interface OtlpRoute {
  endpoint: Resource;
  /** Senders need the role Monitoring Metrics Publisher on it. */
  rule: Resource;
}

/** A collection endpoint and rule that take OTLP: metrics to an Azure Monitor workspace, logs and traces to the component's tables. */
export function makeOtlpRoute(
  name: string,
  otlp: OtlpArgs,
  args: ApplicationInsightsArgs,
  componentName: pulumi.Input<string>,
  componentId: pulumi.Output<string>,
  opts: pulumi.CustomResourceOptions,
): OtlpRoute {
  const shared = {
    resourceGroupName: args.resourceGroupName,
    resourceProviderNamespace: "Microsoft.Insights",
    parentResourcePath: "",
    location: args.location,
    apiVersion,
    tags: args.tags,
  };
  const endpoint = new Resource(
    `${name}-otlp-endpoint`,
    {
      ...shared,
      resourceType: "dataCollectionEndpoints",
      resourceName: nameFrom("dataCollectionEndpoint", componentName, "otlp"),
      properties: { networkAcls: { publicNetworkAccess: args.publicIngestion === false ? "Disabled" : "Enabled" } },
    },
    opts,
  );
  const sources = otlp.sender === OtlpSender.Collector ? "directDataSources" : "dataSources";
  const rule = new Resource(
    `${name}-otlp-rule`,
    {
      ...shared,
      resourceType: "dataCollectionRules",
      resourceName: nameFrom("dataCollectionRule", componentName, "otlp"),
      properties: {
        dataCollectionEndpointId: endpoint.id,
        references: { applicationInsights: [{ resourceId: componentId, name: REFERENCE }] },
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
    opts,
  );
  return { endpoint, rule };
}

const enriched = { enrichWithResourceAttributes: ["*"], enrichWithReference: REFERENCE };
const otelSources = {
  otelMetrics: [{ name: "metrics", streams: ["Custom-Metrics-Otel"], ...enriched }],
  otelLogs: [{ name: "logs", streams: logStreams, ...enriched, replaceResourceIdWithReference: true }],
  otelTraces: [{ name: "traces", streams: traceStreams, ...enriched, replaceResourceIdWithReference: true }],
};
