import * as pulumi from "@pulumi/pulumi";
import { asRunError, Monitoring } from "../components/index.ts";
import { checkedDay, dayOf, readEnvironment } from "../core/index.ts";

// The environment is the object under azmon:config of stacks/Pulumi.<stack>.yaml; its inventories lie beside that file.
const settings = new pulumi.Config("azmon");
const { config, rows } = asRunError(() => readEnvironment(settings.requireObject("config"), import.meta.dirname));
// Exemptions end: what they left out is deployed on the first day after. `azmon:today` stands for another day.
const day = settings.get("today");
const today = day === undefined ? dayOf(new Date()) : asRunError(() => checkedDay(day, "azmon:today"));

const monitoring = new Monitoring(config.environment, { environment: config, inventory: rows, today });

export const workspaceIds = monitoring.workspaceIds;
/** Secret: `pulumi stack output connectionStrings --show-secrets`. */
export const connectionStrings = monitoring.connectionStrings;
export const actionGroupIds = monitoring.actionGroups.ids;
