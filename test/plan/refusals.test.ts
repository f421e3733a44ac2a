import { expect, test } from "vitest";
import { explainFailure } from "../../cli/failure.ts";
import { makePlan } from "../../cli/plan/make.ts";
import type { StackChoice } from "../../cli/plan/stackConfig.ts";
import { row, temporaryProject } from "../../cli/testing/project.ts";
import { contents } from "./project.ts";

const good = {
  environment: "prod",
  preset: "production",
  location: "westeurope",
  inventory: ["estate.json"],
  placement: { subscriptionId: "11111111-2222-4333-8444-555555555555", resourceGroup: "rg-monitoring" },
  actionGroups: { pager: { email: ["oncall@example.com"] } },
  routing: { critical: ["pager"], warning: ["pager"] },
};
const stack = (more: object) => ({
  "stacks/Pulumi.prod.yaml": JSON.stringify({ config: { "azmon:config": { ...good, ...more } } }),
});
const estate = (text: string) => ({ "stacks/estate.json": text });

interface Case {
  name: string;
  files?: Record<string, string>;
  choice?: StackChoice;
  /** In the line of the problem: where it is, and what was meant. */
  says: string[];
}
const cases: Case[] = [
  { name: "a setting", files: stack({ routng: {} }), says: ["routng", "did you mean routing?"] },
  { name: "a preset", files: stack({ preset: "prodution" }), says: ["preset", "did you mean production?"] },
  { name: "a region", files: stack({ location: "westeurop" }), says: ["location", "did you mean westeurope?"] },
  {
    name: "an action group of the routing",
    files: stack({ routing: { critical: ["pagr"] } }),
    says: ["routing.critical[0]", "did you mean pager?"],
  },
  {
    name: "an alert",
    files: stack({ overrides: { alerts: { "storage.availabilty": { threshold: 1 } } } }),
    says: ['overrides.alerts["storage.availabilty"]', "did you mean storage.availability?"],
  },
  {
    name: "a resource type",
    files: stack({ overrides: { types: { "Microsoft.Storage/storageAcounts": {} } } }),
    says: ['overrides.types["Microsoft.Storage/storageAcounts"]', "did you mean Microsoft.Storage/storageAccounts?"],
  },
  {
    name: "an inventory's file",
    files: stack({ inventory: ["estat.json"] }),
    says: ["estat.json", "did you mean", "estate.json?"],
  },
  { name: "a stack", choice: { stack: "pord" }, says: ["--stack", "did you mean prod?"] },
  { name: "a stack file that is no YAML", files: { "stacks/Pulumi.prod.yaml": "config: [" }, says: ["Pulumi.prod.yaml"] },
  { name: "a project file that is no YAML", files: { "Pulumi.yaml": "name: [" }, says: ["Pulumi.yaml > line 1", "is not YAML"] },
  { name: "an inventory that ends too early", files: estate('[{"id": "/subscr'), says: ["estate.json", "ends too early"] },
  { name: "an inventory without rows", files: estate("[]"), says: ["estate.json", "holds no row"] },
  {
    name: "a row's key",
    files: estate(JSON.stringify([{ ...row("stshop"), id: undefined, idd: row("stshop")["id"] }])),
    says: ["estate.json", "stshop", "needs the id"],
  },
  { name: "a row's id", files: estate(JSON.stringify([row("stshop", { id: "nonsense" })])), says: ["estate.json", "id"] },
];

test.each(cases)("$name: refused in words that help, with nothing written", async ({ files, choice, says }) => {
  const folder = temporaryProject(files);
  const before = contents(folder);
  const error: unknown = await makePlan(choice ?? {}, undefined, folder).catch((e: unknown) => e);
  const lines = explainFailure(error).split("\n");
  expect(lines[0]).toMatch(/^azmon: refused, 1 problem; nothing was written$/);
  for (const part of says) expect(lines[1]).toContain(part);
  expect(contents(folder)).toEqual(before);
});
