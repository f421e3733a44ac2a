import type * as pulumi from "@pulumi/pulumi";
import type { EnvironmentConfigInput } from "../../core/config/schema.ts";
import type { LiveResource } from "../../core/decide/index.ts";
import type { Row } from "../../core/inventory/types.ts";

/** A resource of the same program: watched like a row of the inventory, though its id is not known before it is made. */
export interface LiveResourceArgs extends LiveResource {
  id: pulumi.Input<string>;
}

export interface MonitoringArgs {
  /** The environment, as under `azmon:config` of a stack file. Refused with every problem at once where it is not valid. */
  environment: EnvironmentConfigInput;
  /** What to watch: rows as `readInventory` returns them. Default: none. */
  inventory?: readonly Row[];
  /** Resources of this program to watch too. Default: none. */
  resources?: readonly LiveResourceArgs[];
  /** `YYYY-MM-DD`: exemptions that ended before it no longer count. Default: none ends, so that plans do not depend on the day. */
  today?: string;
}
