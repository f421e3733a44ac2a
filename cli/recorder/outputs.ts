import { uuid5 } from "../../core/base/hash.ts";
import { tokenOf } from "./resourceId.ts";
import { reveal } from "./unwrap.ts";

/**
 * Outputs that programs read besides the inputs they gave. The values are invented, but stable and of the right shape: programs pass them
 * on, and secrets among them must be seen to stay secret.
 */
export function outputsOf(type: string, id: string, inputs: Record<string, unknown>): Record<string, unknown> {
  if (type.startsWith("kubernetes:")) return kubernetesOutputs(id, inputs);
  const outputs: Record<string, unknown> = { name: id.split("/").at(-1) };
  const guid = (what: string) => uuid5(`${id.toLowerCase()}#${what}`);
  switch (tokenOf(type)) {
    case "operationalinsights:Workspace":
      outputs["customerId"] = guid("customerId");
      break;
    case "applicationinsights:Component":
      outputs["instrumentationKey"] = guid("instrumentationKey");
      outputs["connectionString"] =
        `InstrumentationKey=${guid("instrumentationKey")};IngestionEndpoint=https://ingestion.invalid/`;
      outputs["appId"] = guid("appId");
      break;
    case "managedidentity:UserAssignedIdentity":
      Object.assign(outputs, { principalId: guid("principalId"), clientId: guid("clientId") });
      break;
    case "monitor:DataCollectionEndpoint":
      outputs["logsIngestion"] = { endpoint: `https://${outputs["name"]}.ingest.monitor.invalid` };
      break;
    case "monitor:DataCollectionRule":
      outputs["immutableId"] = `dcr-${guid("immutableId").replaceAll("-", "")}`;
      break;
    case "monitor:AzureMonitorWorkspace":
      outputs["metrics"] = { prometheusQueryEndpoint: `https://${outputs["name"]}.prometheus.invalid` };
      break;
    case "dashboard:Grafana":
      outputs["properties"] = { endpoint: `https://${outputs["name"]}.grafana.invalid` };
      outputs["identity"] = { principalId: guid("principalId") };
      break;
  }
  return outputs;
}

function kubernetesOutputs(id: string, inputs: Record<string, unknown>): Record<string, unknown> {
  const metadata = reveal(inputs["metadata"]);
  const given = metadata !== null && typeof metadata === "object" ? metadata : {};
  return { metadata: { ...given, name: id.split("/").at(-1) } };
}
