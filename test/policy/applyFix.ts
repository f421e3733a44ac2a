import type { Fix } from "../../policies/fix.ts";
import { type Declared, output, type Program, Ref, to } from "../../policies/testing/program.ts";

/** What a reader has, or makes, for the names that suggested lines refer to. */
const support: Record<string, [string, Record<string, unknown>]> = {
  workspace: ["azure-native:operationalinsights:Workspace", { workspaceName: "support-law" }],
  onCall: [
    "azure-native:monitor:ActionGroup",
    { actionGroupName: "support-ag", groupShortName: "ag", emailReceivers: [{ name: "team", emailAddress: "team@example.com" }] },
  ],
  component: ["azure-native:applicationinsights:Component", { resourceName: "support-app" }],
  elsewhere: ["azure-native:operationalinsights:Workspace", { workspaceName: "support-elsewhere" }],
  rule: ["azure-native:monitor:DataCollectionRule", { dataCollectionRuleName: "support-rule" }],
  storage: ["azure-native:storage:StorageAccount", { accountName: "supportst", kind: "StorageV2" }],
  azureMonitorWorkspace: ["azure-native:monitor:AzureMonitorWorkspace", { azureMonitorWorkspaceName: "support-amw" }],
  reader: ["azure-native:managedidentity:UserAssignedIdentity", { resourceName: "support-reader" }],
};
export const isSupport = (name: string): boolean => name.startsWith("support-");

/** The program with the suggested lines in it, as a reader would put them there. Gives the names of what was added. */
export function applyFix(program: Program, at: string, fix: Fix): { program: Program; added: string[] } {
  let copy = program.with((r) => r.inputs);
  const added: string[] = [];
  for (const f of [fix, ...(fix.also ?? [])]) {
    const own = copy.resources.find((r) => r.name === at)!;
    const fill = (value: unknown) => filled(value, copy, own);
    if (f.action === "add") {
      let name = f.name;
      while (copy.resources.some((r) => r.name === name)) name += "-2";
      const inputs = fill(f.properties) as Record<string, unknown>;
      // A provider names what the program does not.
      const named = Object.keys(inputs).some((k) => /(^n|N)ame$/.test(k));
      copy.add(f.type, name, named ? inputs : { ...inputs, resourceName: name });
      added.push(name);
    } else {
      const on = f.target ?? at;
      const inputs = merged(copy.resources.find((r) => r.name === on)!.inputs, fill(f.properties)) as Record<string, unknown>;
      copy = copy.set(on, inputs);
    }
  }
  return { program: copy, added };
}

function filled(value: unknown, program: Program, own: Declared): unknown {
  if (typeof value === "string") return filledText(value, program, own);
  if (value instanceof Ref || value === null || typeof value !== "object") return value;
  if (Array.isArray(value)) return value.map((v) => filled(v, program, own));
  return Object.fromEntries(Object.entries(value).map(([k, v]) => [k, filled(v, program, own)]));
}
function filledText(text: string, program: Program, own: Declared): unknown {
  const reference = /\$\{([\w-]+)\.([\w.]+)\}/.exec(text);
  if (!reference) return text.replace(/\$\{config\.requireSecret\("[^"]*"\)\}/, "[secret]");
  const [whole, name, property] = reference;
  if (name === "subscription") return text.replace(whole, "00000000-0000-0000-0000-000000000001");
  const of = declared(name!, program, own);
  if (property === "id") return to(of, text.replace(whole, ""));
  if (property === "name") return output(of, of.id.known.split("/").at(-1)!);
  return output(of, text.replace(whole, `${of.id.known.split("/").at(-1)!}.azurewebsites.net`));
}
function declared(name: string, program: Program, own: Declared): Declared {
  const made = program.resources.find((r) => r.name === name || r.name.endsWith(`-${name}`));
  if (!support[name]) return made ?? own;
  const there = program.resources.find((r) => r.name === `support-${name}`);
  return there ?? program.add(support[name][0], `support-${name}`, support[name][1]);
}

/** A block goes into the block that is there; a list of blocks replaces the first of them, as a reader would edit it. */
function merged(old: unknown, value: unknown): unknown {
  if (value instanceof Ref || old instanceof Ref || !isBlock(value)) return value;
  if (!isBlock(old)) return value;
  const result: Record<string, unknown> = { ...old };
  for (const [k, v] of Object.entries(value)) result[k] = merged(result[k], v);
  return result;
}
const isBlock = (value: unknown): value is Record<string, unknown> =>
  value !== null && typeof value === "object" && !Array.isArray(value) && !("4dabf18193072939515e22adb298388d" in value);
