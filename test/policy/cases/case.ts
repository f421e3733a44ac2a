import type { AnalyzeOptions } from "../../../policies/testing/analyze.ts";
import type { Declared, Program } from "../../../policies/testing/program.ts";

/** One rule, a program that keeps it, and the same program without the fix. */
export interface Case {
  rule: string;
  good: Program;
  /** The good program with the fix taken out. */
  bad: Program;
  /** Resource the violation is on. */
  at: string;
  /** Part of the message. */
  says: string;
  config?: AnalyzeOptions["config"];
  /** Where a host tells dependencies per resource only and ids are unknown, the rule cannot tell. */
  perResource?: "unjudged";
}

/** An action group that tells somebody. */
export const onCall = (p: Program): Declared =>
  p.add("azure-native:monitor:ActionGroup", "on-call", {
    actionGroupName: "on-call",
    groupShortName: "oncall",
    emailReceivers: [{ name: "team", emailAddress: "team@example.com" }],
  });
