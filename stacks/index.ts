import * as pulumi from "@pulumi/pulumi";
import { Monitoring } from "../components/index.ts";
import { readEnvironment } from "../core/index.ts";

// The environment is the object under azmon:config of stacks/Pulumi.<stack>.yaml; its inventories lie beside that file.
const { config, rows } = readEnvironment(new pulumi.Config("azmon").requireObject("config"), import.meta.dirname);

const monitoring = new Monitoring(config.environment, { environment: config, inventory: rows });

export const workspaceIds = monitoring.workspaceIds;
export const actionGroupIds = monitoring.actionGroups.ids;
