import * as pulumi from "@pulumi/pulumi";
import { activityAlert } from "./activity.ts";
import type { AlertRulesArgs } from "./args.ts";
import { logAlert } from "./log.ts";
import { availabilityAlert, metricAlert } from "./metric.ts";
import { prometheusGroup } from "./prometheus.ts";

/** Alert rules of one subscription: metric, web test, log, activity log and Prometheus. Each rule is a child named by its key. */
export class AlertRules extends pulumi.ComponentResource {
  /** Every rule by its key. */
  readonly rules: Record<string, pulumi.CustomResource> = {};

  constructor(name: string, args: AlertRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:AlertRules", name, {}, opts);
    const own = { parent: this };
    const make = <T extends { key: string }>(
      rules: T[] | undefined,
      render: (name: string, rule: T, tags: AlertRulesArgs["tags"], opts: pulumi.CustomResourceOptions) => pulumi.CustomResource,
    ) => {
      for (const rule of rules ?? []) this.rules[rule.key] = render(`${name}-${rule.key}`, rule, args.tags, own);
    };
    make(args.metric, metricAlert);
    make(args.availability, availabilityAlert);
    make(args.log, logAlert);
    make(args.activity, activityAlert);
    make(args.prometheus, prometheusGroup);
    this.registerOutputs({});
  }
}
