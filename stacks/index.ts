import * as pulumi from "@pulumi/pulumi";
import { Monitoring } from "../components/index.ts";
import type { EnvironmentConfigInput } from "../core/config/schema.ts";
import { readInventory } from "../core/inventory/file.ts";
import { Refusal } from "../core/refusal.ts";

// The environment is the object under azmon:config of stacks/Pulumi.<stack>.yaml; inventories lie beside it.
const environment = new pulumi.Config("azmon").requireObject<EnvironmentConfigInput>("config");
const { rows, problems } = readInventory(environment.inventory ?? [], import.meta.dirname);
if (problems.length > 0) throw new Refusal(problems);

const monitoring = new Monitoring(environment.environment, { environment, inventory: rows });

export const workspaceIds = monitoring.workspaceIds;
export const actionGroupIds = monitoring.actionGroups.ids;
