import type { CasesByAlert } from "../case.ts";
import { compute } from "./compute.ts";

/** The cases of the catalogue's alerts, by alert id. */
export const casesByAlert: CasesByAlert = { ...compute };
