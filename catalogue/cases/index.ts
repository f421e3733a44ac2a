import type { CasesByAlert } from "../case.ts";
import { activityCases } from "./activity.ts";
import { availability } from "./availability.ts";
import { compute } from "./compute.ts";
import { kubernetesNodes } from "./kubernetesNodes.ts";
import { kubernetesPods } from "./kubernetesPods.ts";

/** The cases of the catalogue's alerts, by alert id. */
export const casesByAlert: CasesByAlert = {
  ...activityCases,
  ...availability,
  ...compute,
  ...kubernetesNodes,
  ...kubernetesPods,
};
