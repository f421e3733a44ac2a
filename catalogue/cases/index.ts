import type { CasesByAlert } from "../case.ts";
import { activityCases } from "./activity.ts";
import { availability } from "./availability.ts";
import { compute } from "./compute.ts";
import { data } from "./data.ts";
import { databases } from "./databases.ts";
import { kubernetesNodes } from "./kubernetesNodes.ts";
import { kubernetesPods } from "./kubernetesPods.ts";
import { logsApps } from "./logsApps.ts";
import { logsGuests } from "./logsGuests.ts";
import { logsNetwork } from "./logsNetwork.ts";
import { logsPlatform } from "./logsPlatform.ts";
import { messaging } from "./messaging.ts";
import { network } from "./network.ts";
import { storage } from "./storage.ts";
import { web } from "./web.ts";

/** The cases of the catalogue's alerts, by alert id. */
export const casesByAlert: CasesByAlert = {
  ...activityCases,
  ...availability,
  ...compute,
  ...data,
  ...databases,
  ...kubernetesNodes,
  ...kubernetesPods,
  ...logsApps,
  ...logsGuests,
  ...logsNetwork,
  ...logsPlatform,
  ...messaging,
  ...network,
  ...storage,
  ...web,
};
