import type { Rule } from "../rule.ts";
import { requireDiagnostics } from "./coverage/requireDiagnostics.ts";
import { requireAlertActions } from "./hygiene/requireAlertActions.ts";

/** Every rule of the pack, in the order they are listed. */
export const rules: readonly Rule[] = [requireDiagnostics, requireAlertActions];
