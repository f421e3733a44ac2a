import type { CasesByAlert } from "../case.ts";
import { level } from "./write.ts";

export const compute: CasesByAlert = {
  "vm.cpu": level({ severity: { default: 2, development: 3 }, ok: 30, fault: 99, lasts: 40, near: 85, brief: 20, unit: " %" }),
};
