import type * as pulumi from "@pulumi/pulumi";

/** What the log agent does in the cluster. */
export interface AgentConfigArgs {
  /** Collect what containers write to stdout. Default: true. */
  stdout?: boolean;
  /** Collect what containers write to stderr. Default: true. */
  stderr?: boolean;
  /** Namespaces whose stdout and stderr are left out. Default: `gatekeeper-system` and `kube-system`. */
  excludedNamespaces?: string[];
  /** Collect environment variables, which hold secrets more often than not. Default: false. */
  environmentVariables?: boolean;
  /** Events of type Normal as well. Default: false. */
  normalEvents?: boolean;
  /** Joins the lines of stack traces: `java`, `python`, `dotnet`, `go`. Default: none. */
  stackTraceLanguages?: string[];
  /** `podLabels`, `podAnnotations`, `podUid`, `image`, `imageID`, `imageRepo`, `imageTag`; each row grows. Default: none. */
  metadataFields?: string[];
  /** Pods may say by annotation which of their logs are left out. Default: false. */
  filterByAnnotations?: boolean;
  /** Goes with `ContainerInsightsArgs.highLogScale`. Default: false. */
  highLogScale?: boolean;
}

/** What managed Prometheus scrapes by itself. */
export interface MetricsSettingsArgs {
  /** The `cluster` label, where it is not the cluster's name: rules must then use it too. Default: the cluster's name. */
  clusterAlias?: string;
  /** Only the metrics that Azure's dashboards, rules and alerts read. Default: true. */
  minimalIngestion?: boolean;
  /** `{ coredns: true }`: scrape it or do not. Default: Azure's own for each target that is not named. */
  targets?: Record<string, boolean>;
  /** `{ kubelet: "metricX|metricY" }`: metrics to keep besides the minimal ones. Default: none. */
  keep?: Record<string, string>;
  /** `{ kubelet: "60s" }`: time between two scrapes. Default: Azure's own for each target that is not named. */
  intervals?: Record<string, string>;
  /** `{ "kube-scheduler": true }`: scrape it or do not. Default: Azure's own for each target that is not named. */
  controlPlaneTargets?: Record<string, boolean>;
  /** A regular expression: in these namespaces pods with the annotation prometheus.io/scrape are scraped. Default: none. */
  annotatedNamespaces?: string;
}

export interface MonitorArgs {
  /** Name of the Kubernetes object; unique with its namespace. */
  name: string;
  /** Namespace of the object. */
  namespace: string;
  /** Labels of the pods, or services, to scrape. */
  matchLabels: Record<string, string>;
  /** Name of the port. */
  port: string;
  /** Path of the metrics, from the root. Default: `/metrics`. */
  path?: string;
  /** Time between two scrapes, as Prometheus writes it. Default: `30s`. */
  interval?: string;
}

export interface InstrumentationArgs {
  /** Namespace whose applications are instrumented; one of these for each. */
  namespace: string;
  /** `Java`, `NodeJs`. Empty: OTLP of the applications themselves only. */
  platforms: string[];
  /** Connection string of Application Insights; kept secret. */
  connectionString: pulumi.Input<string>;
}

export interface ClusterConfigurationArgs {
  /** The log agent's config map. Default: none is written. */
  agentConfig?: AgentConfigArgs;
  /** The settings map of managed Prometheus. Default: none is written. */
  metricsSettings?: MetricsSettingsArgs;
  /** In Prometheus' own format; run once in the cluster. Default: none. */
  scrapeJobs?: Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Run on every Linux node, where `$NODE_IP` is its address. Default: none. */
  nodeScrapeJobs?: Record<string, any>[]; // eslint-disable-line @typescript-eslint/no-explicit-any
  /** Pods to scrape. Default: none. */
  podMonitors?: MonitorArgs[];
  /** Services to scrape. Default: none. */
  serviceMonitors?: MonitorArgs[];
  /** Auto-instrumentation, a preview of Azure: one a namespace. Default: none. */
  instrumentation?: InstrumentationArgs[];
  /** Register the objects with the Kubernetes provider of the options, rather than return `manifests` only. Default: false. */
  apply?: boolean;
  /** Permit preview features of Azure. Default: false. */
  allowPreview?: boolean;
}
