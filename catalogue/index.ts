import { alertsManagement } from "./providers/alertsManagement.ts";
import { compute } from "./providers/compute.ts";
import { containerService } from "./providers/containerService.ts";
import { hybridCompute } from "./providers/hybridCompute.ts";
import { insights } from "./providers/insights.ts";
import { kubernetes } from "./providers/kubernetes.ts";
import { monitor } from "./providers/monitor.ts";
import { operationalInsights } from "./providers/operationalInsights.ts";
import { portal } from "./providers/portal.ts";
import type { ResourceType } from "./schema.ts";

/** One line per resource provider; the data is in the files. */
export const resourceTypes: ResourceType[] = [
  alertsManagement,
  compute,
  containerService,
  hybridCompute,
  insights,
  kubernetes,
  monitor,
  operationalInsights,
  portal,
].flat();
