import type { Finding } from "../../findings/finding.ts";
import { at } from "../../inventory/read.ts";
import type { Row } from "../../inventory/types.ts";

const ofType = (rows: readonly Row[], type: string): Row[] => rows.filter((r) => r.type.toLowerCase() === type);
const managedWorkspace = /\/resourcegroups\/ai_[^/]+_managed\/.*\/workspaces\/managed-[^/]+$/i;

/** What is wrong with the components that are there already. */
export function componentFindings(rows: readonly Row[], entraOnly: boolean): Finding[] {
  return ofType(rows, "microsoft.insights/components").flatMap((row) => {
    const workspace = at(row, "properties.WorkspaceResourceId");
    const say = (code: string, severity: Finding["severity"], message: string, suggestion: string): Finding => ({
      code,
      severity,
      message,
      target: row.id,
      suggestion,
    });
    const found: Finding[] = [];
    // A row without properties says nothing, rather than something alarming.
    if (row.properties && typeof workspace !== "string")
      found.push(
        say(
          "AZM140",
          "warning",
          "The component is classic: it keeps its data itself. Azure moves such components into workspaces nobody chose.",
          "Set `WorkspaceResourceId` on it: `az monitor app-insights component update --workspace`.",
        ),
      );
    if (typeof workspace === "string" && managedWorkspace.test(workspace))
      found.push(
        say(
          "AZM142",
          "warning",
          "The component keeps its data in a workspace that Azure made for it alone, which takes neither tags nor other data.",
          "Point `WorkspaceResourceId` at a workspace of your own; what is stored already stays where it is.",
        ),
      );
    if (at(row, "properties.DisableIpMasking") === true)
      found.push(
        say(
          "AZM143",
          "warning",
          "The component stores the full addresses of its users, which are personal data.",
          "Set `DisableIpMasking` to false unless a written reason allows it.",
        ),
      );
    // Azure's default: worth saying only where the environment asks for better.
    if (entraOnly && at(row, "properties.DisableLocalAuth") === false)
      found.push(
        say(
          "AZM145",
          "info",
          "Whoever has the component's connection string may send telemetry to it.",
          "Give the senders Monitoring Metrics Publisher and set `DisableLocalAuth`; browsers need a component of their own.",
        ),
      );
    return found;
  });
}

/** Tests that Azure no longer runs. */
export function webTestFindings(rows: readonly Row[]): Finding[] {
  return ofType(rows, "microsoft.insights/webtests")
    .filter((row) => /^(ping|multistep)$/i.test(String(at(row, "properties.Kind") ?? row.kind ?? "")))
    .map((row) => ({
      code: "AZM141",
      severity: "warning",
      message:
        "The test is of a retired kind: Azure removes URL ping tests from 2026-09-30, and multi-step tests since 2024-08-31.",
      target: row.id,
      suggestion: "Replace it by a standard test; azmon makes one for each public web app that no standard test asks.",
    }));
}
