import {
  classicComponent,
  fullAddresses,
  managedWorkspace as managedWorkspaceOf,
  openComponent,
  retiredTest,
} from "../../findings/applications.ts";
import type { Finding } from "../../findings/finding.ts";
import { at } from "../../inventory/read.ts";
import { workspaceArmId } from "../../azure/armId.ts";
import { placeOf } from "../../findings/place.ts";
import type { InsightContext } from "../insight.ts";
import type { Row } from "../../inventory/types.ts";

const ofType = (rows: readonly Row[], type: string): Row[] => rows.filter((r) => r.type.toLowerCase() === type);
const managedWorkspace = /\/resourcegroups\/ai_[^/]+_managed\/.*\/workspaces\/managed-[^/]+$/i;

/** What is wrong with the components that are there already. */
export function componentFindings({ rows, config, workspaceOf }: InsightContext): Finding[] {
  const entraOnly = !config.workspace.localAuth;
  return ofType(rows, "microsoft.insights/components").flatMap((row) => {
    const workspace = at(row, "properties.WorkspaceResourceId");
    const found: Finding[] = [];
    // A row without properties says nothing, rather than something alarming.
    if (row.properties && typeof workspace !== "string") {
      const workspaceId = workspaceArmId(workspaceOf({ ...row, key: row.id.toLowerCase(), live: false }));
      found.push(classicComponent.of({ target: row.id }, { ...placeOf(row), workspaceId }));
    }
    if (typeof workspace === "string" && managedWorkspace.test(workspace)) found.push(managedWorkspaceOf.of({ target: row.id }));
    if (at(row, "properties.DisableIpMasking") === true) found.push(fullAddresses.of({ target: row.id }));
    // Azure's default: worth saying only where the environment asks for better.
    if (entraOnly && at(row, "properties.DisableLocalAuth") === false) found.push(openComponent.of({ target: row.id }));
    return found;
  });
}

/** Tests that Azure no longer runs. */
export function webTestFindings(rows: readonly Row[]): Finding[] {
  return ofType(rows, "microsoft.insights/webtests")
    .filter((row) => /^(ping|multistep)$/i.test(String(at(row, "properties.Kind") ?? row.kind ?? "")))
    .map((row) => retiredTest.of({ target: row.id }));
}
