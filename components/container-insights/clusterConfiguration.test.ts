import { Provider } from "@pulumi/kubernetes/provider.js";
import { parseAllDocuments } from "yaml";
import { describe, expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { unwrap } from "../../cli/recorder/unwrap.ts";
import { ClusterConfiguration } from "./clusterConfiguration.ts";
import type { ClusterConfigurationArgs } from "./clusterConfigurationArgs.ts";
import { agentConfig, metricsSettings, monitor } from "./manifests.ts";

const options = { project: "test", stack: "test" };
const everything: ClusterConfigurationArgs = {
  agentConfig: { stackTraceLanguages: ["java", "go"], metadataFields: ["podUid", "image"], highLogScale: true },
  metricsSettings: { targets: { coredns: true }, controlPlaneTargets: { "kube-scheduler": true } },
  scrapeJobs: [{ job_name: "shop", static_configs: [{ targets: ["shop:9090"] }] }],
  nodeScrapeJobs: [{ job_name: "node", static_configs: [{ targets: ["$NODE_IP:9100"] }] }],
  podMonitors: [{ name: "shop", namespace: "shop", matchLabels: { app: "shop" }, port: "metrics" }],
  serviceMonitors: [{ name: "pay", namespace: "shop", matchLabels: { app: "pay" }, port: "http", path: "/m", interval: "60s" }],
  instrumentation: [{ namespace: "shop", platforms: ["NodeJs", "Java"], connectionString: "InstrumentationKey=k" }],
  allowPreview: true,
};

describe("the log agent's config map", () => {
  test("keeps system namespaces and environment variables out by default", () => {
    const { metadata, data } = agentConfig({});
    expect(metadata).toEqual({ name: "container-azm-ms-agentconfig", namespace: "kube-system" });
    expect(data).toEqual({
      "schema-version": "v1",
      "config-version": "azmon",
      "log-data-collection-settings": [
        "[log_collection_settings.stdout]",
        "  enabled = true",
        '  exclude_namespaces = ["gatekeeper-system","kube-system"]',
        "[log_collection_settings.stderr]",
        "  enabled = true",
        '  exclude_namespaces = ["gatekeeper-system","kube-system"]',
        "[log_collection_settings.env_var]",
        "  enabled = false",
        "[log_collection_settings.collect_all_kube_events]",
        "  enabled = false",
        "[log_collection_settings.schema]",
        '  containerlog_schema_version = "v2"',
        "",
      ].join("\n"),
    });
  });

  test("says all it is asked to", () => {
    const { data } = agentConfig({ ...everything.agentConfig, filterByAnnotations: true });
    const settings = data!["log-data-collection-settings"];
    expect(settings).toContain(
      '[log_collection_settings.enable_multiline_logs]\n  enabled = "true"\n  stacktrace_languages = ["go","java"]\n',
    );
    expect(settings).toContain(
      '[log_collection_settings.metadata_collection]\n  enabled = true\n  include_fields = ["image","podUid"]\n',
    );
    expect(settings).toContain("[log_collection_settings.filter_using_annotations]\n  enabled = true\n");
    expect(data!["agent-settings"]).toBe("[agent_settings.high_log_scale]\n  enabled = true\n");
  });
});

test("metric settings use schema v2, where each section is a block of its own", () => {
  const { data } = metricsSettings({
    targets: { kubeproxy: false, coredns: true },
    keep: { kubelet: "a|b" },
    clusterAlias: "shop",
  });
  expect(data).toEqual({
    "schema-version": "v2",
    "config-version": "azmon",
    "prometheus-collector-settings": 'cluster_alias = "shop"\n',
    "cluster-metrics":
      "default-targets-scrape-enabled: |-\n  coredns = true\n  kubeproxy = false\n" +
      'default-targets-metrics-keep-list: |-\n  kubelet = "a|b"\n' +
      "minimal-ingestion-profile: |-\n  enabled = true\n",
    "controlplane-metrics": "minimal-ingestion-profile: |-\n  enabled = true\n",
  });
});

test("monitors are of Azure's API group and within the limits of its ingestion", () => {
  const { apiVersion, spec } = monitor("ServiceMonitor", everything.serviceMonitors![0]!);
  expect(apiVersion).toBe("azmonitoring.coreos.com/v1");
  expect(spec).toEqual({
    labelLimit: 63,
    labelNameLengthLimit: 511,
    labelValueLengthLimit: 1023,
    selector: { matchLabels: { app: "pay" } },
    endpoints: [{ port: "http", path: "/m", interval: "60s" }],
  });
  expect(monitor("PodMonitor", everything.podMonitors![0]!).spec).toHaveProperty("podMetricsEndpoints");
});

describe("the component", () => {
  const run = async (args: ClusterConfigurationArgs) => {
    let text = "";
    const { resources } = await record(async () => {
      const provider = new Provider("k8s", { kubeconfig: "{}" });
      const configuration = new ClusterConfiguration("shop", args, { provider });
      text = await new Promise((resolve) => configuration.manifests.apply(resolve));
    }, options);
    return { text, objects: resources.filter((r) => r.type.startsWith("kubernetes:")) };
  };

  test("without apply it registers nothing and returns manifests that are YAML", async () => {
    const { text, objects } = await run(everything);
    expect(objects).toEqual([]);
    const documents = parseAllDocuments(text).map((d) => (d as { toJS(): { kind: string; metadata: { name: string } } }).toJS());
    expect(documents.map((d) => `${d.kind} ${d.metadata.name}`)).toEqual([
      "ConfigMap ama-metrics-prometheus-config",
      "ConfigMap ama-metrics-prometheus-config-node",
      "ConfigMap ama-metrics-settings-configmap",
      "ConfigMap container-azm-ms-agentconfig",
      "PodMonitor shop",
      "ServiceMonitor pay",
      "Instrumentation default",
    ]);
    expect(text).toBe((await run(everything)).text);
  });

  test("with apply each object goes through the given provider, and the connection string stays secret", async () => {
    const { objects } = await run({ ...everything, apply: true });
    expect(objects).toHaveLength(7);
    expect(objects.every((o) => /::k8s::/.test(String(o.options["provider"])))).toBe(true);
    const instrumented = objects.find((o) => o.name.includes("instrumentation"))!;
    expect(JSON.stringify(instrumented.inputs)).toContain("InstrumentationKey=k");
    expect(JSON.stringify(unwrap(instrumented.inputs))).not.toContain("InstrumentationKey=k");
  });

  test("auto-instrumentation is a preview and has to be allowed", async () => {
    await expect(run({ ...everything, allowPreview: false })).rejects.toThrow(/allowPreview/);
  });
});
