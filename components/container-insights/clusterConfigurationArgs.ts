import type * as pulumi from "@pulumi/pulumi";

/** What the log agent does in the cluster. */
export interface AgentConfigArgs {
  /** Default true. */
  stdout?: boolean;
  /** Default true. */
  stderr?: boolean;
  /** Default kube-system and gatekeeper-system. */
  excludedNamespaces?: string[];
  /** Default false: they hold secrets more often than not. */
  environmentVariables?: boolean;
  /** Events of type Normal as well. Default false. */
  normalEvents?: boolean;
  /** Joins the lines of stack traces: `java`, `python`, `dotnet`, `go`. Default none. */
  stackTraceLanguages?: string[];
  /** `podLabels`, `podAnnotations`, `podUid`, `image`, `imageID`, `imageRepo`, `imageTag`. Default none: each row grows. */
  metadataFields?: string[];
  /** Pods may say by annotation which of their logs are left out. Default false. */
  filterByAnnotations?: boolean;
  /** Goes with `ContainerInsightsArgs.highLogScale`. Default false. */
  highLogScale?: boolean;
}

/** What managed Prometheus scrapes by itself. */
export interface MetricsSettingsArgs {
  /** The `cluster` label, where it is not the cluster's name: rules must then use it too. */
  clusterAlias?: string;
  /** Only the metrics that Azure's dashboards, rules and alerts read. Default true. */
  minimalIngestion?: boolean;
  /** `{ coredns: true }`: scrape it or do not. What is not named keeps its default. */
  targets?: Record<string, boolean>;
  /** `{ kubelet: "metricX|metricY" }`: metrics to keep besides the minimal ones. */
  keep?: Record<string, string>;
  /** `{ kubelet: "60s" }`. */
  intervals?: Record<string, string>;
  /** `{ "kube-scheduler": true }`. */
  controlPlaneTargets?: Record<string, boolean>;
  /** A regular expression: in these namespaces pods with the annotation prometheus.io/scrape are scraped. */
  annotatedNamespaces?: string;
}

export interface MonitorArgs {
  name: string;
  namespace: string;
  /** Labels of the pods, or services, to scrape. */
  matchLabels: Record<string, string>;
  /** Name of the port. */
  port: string;
  /** Default `/metrics`. */
  path?: string;
  /** Default `30s`. */
  interval?: string;
}

export interface InstrumentationArgs {
  namespace: string;
  /** `Java`, `NodeJs`. Empty: OTLP of the applications themselves only. */
  platforms: string[];
  /** Connection string of Application Insights; kept secret. */
  connectionString: pulumi.Input<string>;
}

export interface ClusterConfigurationArgs {
  agentConfig?: AgentConfigArgs;
  metricsSettings?: MetricsSettingsArgs;
  /** In Prometheus' own format; run once in the cluster. */
  scrapeJobs?: Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Run on every Linux node, where `$NODE_IP` is its address. */
  nodeScrapeJobs?: Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
  podMonitors?: MonitorArgs[];
  serviceMonitors?: MonitorArgs[];
  /** Auto-instrumentation, a preview of Azure: one a namespace. */
  instrumentation?: InstrumentationArgs[];
  /** Register the objects with the Kubernetes provider of the options. Default false: `manifests` only. */
  apply?: boolean;
  /** Permit preview features of Azure. Default false. */
  allowPreview?: boolean;
}
