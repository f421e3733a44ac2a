import { alertsManagement } from "./providers/alertsManagement.ts";
import { compute } from "./providers/compute.ts";
import { containerService } from "./providers/containerService.ts";
import { hybridCompute } from "./providers/hybridCompute.ts";
import { insights } from "./providers/insights.ts";
import { kubernetes } from "./providers/kubernetes.ts";
import { monitor } from "./providers/monitor.ts";
import { netApp } from "./providers/netApp.ts";
import { operationalInsights } from "./providers/operationalInsights.ts";
import { portal } from "./providers/portal.ts";
import { storage } from "./providers/storage.ts";
import { storageCache } from "./providers/storageCache.ts";
import { storageMover } from "./providers/storageMover.ts";
import { storageSync } from "./providers/storageSync.ts";
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
  netApp,
  operationalInsights,
  portal,
  storage,
  storageCache,
  storageMover,
  storageSync,
].flat();
