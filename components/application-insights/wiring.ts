import * as pulumi from "@pulumi/pulumi";
import { compare } from "../../core/base/json.ts";

// How the user's own resources are told where to send. Everything is returned, nothing is changed: the settings of an app belong to
// whoever makes the app, and writing a part of them would drop the rest.

/** An `ApplicationInsights` component, or anything else with a connection string. */
export interface TelemetrySink {
  connectionString: pulumi.Input<string>;
  /** Senders must show an Entra identity. */
  entraOnly?: boolean;
}
export const AppServiceOs = { Windows: "windows", Linux: "linux" } as const;
export type AppServiceOs = (typeof AppServiceOs)[keyof typeof AppServiceOs];

export interface WiringOptions {
  /** Client id of the user-assigned identity to send as. Default: the system-assigned one. Only where the sink is `entraOnly`. */
  identityClientId?: pulumi.Input<string>;
  /**
   * At most so many traces a second, which bounds the bill and keeps traces whole. Default: the SDK's own choice, which newer ones set to
   * 5 and older ones to all.
   */
  tracesPerSecond?: number;
}
export type Settings = Record<string, pulumi.Output<string>>;

/** Environment variables for any process with an Azure Monitor OpenTelemetry distribution: virtual machines, containers, functions. */
export function environmentVariables(sink: TelemetrySink, options: WiringOptions = {}): Settings {
  const settings: Settings = { APPLICATIONINSIGHTS_CONNECTION_STRING: pulumi.secret(sink.connectionString) };
  if (sink.entraOnly === true) {
    const id = options.identityClientId;
    settings["APPLICATIONINSIGHTS_AUTHENTICATION_STRING"] =
      id === undefined ? pulumi.output("Authorization=AAD") : pulumi.interpolate`ClientId=${id};Authorization=AAD`;
  }
  if (options.tracesPerSecond !== undefined) {
    settings["OTEL_TRACES_SAMPLER"] = pulumi.output("microsoft.rate_limited");
    settings["OTEL_TRACES_SAMPLER_ARG"] = pulumi.output(String(options.tracesPerSecond));
  }
  return settings;
}

/** App settings that switch on the agent of App Service. Merge them: `siteConfig.appSettings` replaces the whole list of an app. */
export function appServiceSettings(sink: TelemetrySink, os: AppServiceOs, options: WiringOptions = {}): Settings {
  return {
    ...environmentVariables(sink, options),
    ApplicationInsightsAgent_EXTENSION_VERSION: pulumi.output(os === AppServiceOs.Windows ? "~2" : "~3"),
    ...(os === AppServiceOs.Windows ? { XDT_MicrosoftApplicationInsights_Mode: pulumi.output("recommended") } : {}),
  };
}

/** App settings of a function app: its host sends by itself. For OpenTelemetry, `host.json` says `"telemetryMode": "OpenTelemetry"`. */
export const functionAppSettings = (sink: TelemetrySink, options: WiringOptions = {}): Settings =>
  environmentVariables(sink, options);

/** Settings as the list that `siteConfig.appSettings` takes, sorted by name. */
export const asNameValuePairs = (settings: Settings): { name: string; value: pulumi.Output<string> }[] =>
  Object.entries(settings)
    .sort(([a], [b]) => compare(a, b))
    .map(([name, value]) => ({ name, value }));

/** Properties of a Container Apps environment whose agent passes on what its apps send by OTLP: traces and logs, metrics not. */
export function containerAppsEnvironment(sink: TelemetrySink) {
  return {
    appInsightsConfiguration: { connectionString: pulumi.secret(sink.connectionString) },
    openTelemetryConfiguration: {
      tracesConfiguration: { destinations: ["appInsights"] },
      logsConfiguration: { destinations: ["appInsights"] },
    },
  };
}

/** A Kubernetes Secret for `envFrom`, for workloads that bring an OpenTelemetry distribution of their own. */
export const kubernetesSecret = (sink: TelemetrySink, name: string, namespace: string, options: WiringOptions = {}) => ({
  apiVersion: "v1",
  kind: "Secret",
  metadata: { name, namespace },
  type: "Opaque",
  stringData: environmentVariables(sink, options),
});

export interface InstrumentationArgs {
  namespace: string;
  /** `default` applies to the namespace; another is named by the annotation of a pod. */
  name?: string;
  /** `Java`, `NodeJs`. Empty: applications that speak OTLP already are only told where to. Default: both. */
  platforms?: string[];
  /** Auto-instrumentation of AKS is a preview of Azure. */
  allowPreview: boolean;
}

/** The object that has AKS instrument what runs in a namespace. Not for Windows and Arm nodes; restart the workloads after it. */
export function kubernetesInstrumentation(sink: TelemetrySink, args: InstrumentationArgs) {
  if (!args.allowPreview)
    throw new Error(
      "kubernetesInstrumentation: auto-instrumentation of AKS is a preview of Azure; it needs `allowPreview: true`",
    );
  return {
    apiVersion: "monitor.azure.com/v1",
    kind: "Instrumentation",
    metadata: { name: args.name ?? "default", namespace: args.namespace },
    spec: {
      settings: { autoInstrumentationPlatforms: [...(args.platforms ?? ["Java", "NodeJs"])].sort(compare) },
      destination: { applicationInsightsConnectionString: pulumi.secret(sink.connectionString) },
    },
  };
}
