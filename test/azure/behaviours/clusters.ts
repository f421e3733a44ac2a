import type { Properties } from "../cloud.ts";
import type { Behaviour } from "../types.ts";
import type { DataFlow } from "./collection.ts";
import { list, text } from "./ids.ts";

export const clusters: Behaviour[] = [
  {
    name: "an agent without a workspace",
    what: "The chart of the logs extension renders nothing without the workspace's id and a key, be it a placeholder.",
    source:
      "https://github.com/microsoft/Docker-Provider/blob/ci_prod/charts/azuremonitor-containers/templates/ama-logs-daemonset.yaml",
    types: ["microsoft.kubernetesconfiguration/extensions"],
    ops: ["create", "update"],
    idle: ({ body }) => {
      if (text(body["extensionType"])?.toLowerCase() !== "microsoft.azuremonitor.containers") return undefined;
      const settings = (body["configurationProtectedSettings"] ?? {}) as Properties;
      const missing = ["amalogs.secret.wsid", "amalogs.secret.key"].filter((key) => !text(settings[key]));
      return missing.length > 0 ? `no agent runs without the protected settings ${missing.join(" and ")}` : undefined;
    },
  },
  {
    name: "high log scale alone",
    what: "An agent sends the stream of high log scale only when its ConfigMap says so; ordinary agents send Microsoft-ContainerLogV2.",
    source: "https://learn.microsoft.com/azure/azure-monitor/containers/container-insights-high-scale",
    types: ["microsoft.insights/datacollectionrules"],
    ops: ["create", "update"],
    idle: ({ body }) => {
      const streams = list<DataFlow>(body["dataFlows"]).flatMap((f) => f.streams ?? []);
      return streams.includes("Microsoft-ContainerLogV2-HighScale") && !streams.includes("Microsoft-ContainerLogV2")
        ? "an agent in ordinary mode sends no container logs to Microsoft-ContainerLogV2-HighScale"
        : undefined;
    },
  },
];
