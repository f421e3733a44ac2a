import * as pulumi from "@pulumi/pulumi";
import { refuse } from "../azure/check.ts";
import { activityAlert } from "./activity.ts";
import type { AlertRulesArgs } from "./args.ts";
import { check } from "./check.ts";
import * as withDefaults from "./defaults.ts";
import { logAlert } from "./log.ts";
import { availabilityAlert, metricAlert } from "./metric.ts";
import { prometheusGroup } from "./prometheus.ts";

/** Alert rules of one subscription: metric, web test, log, activity log and Prometheus. Each rule is a child named by its key. */
export class AlertRules extends pulumi.ComponentResource {
  /** Every rule by its key. */
  readonly rules: Record<string, pulumi.CustomResource> = {};

  constructor(name: string, args: AlertRulesArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:AlertRules", name, {}, opts);
    refuse(name, check(args));
    const make = <T extends { key: string }, Complete>(
      rules: T[] | undefined,
      complete: (rule: T, shared: withDefaults.Shared) => Complete,
      render: (
        name: string,
        rule: Complete,
        tags: AlertRulesArgs["tags"],
        opts: pulumi.CustomResourceOptions,
      ) => pulumi.CustomResource,
    ) => {
      for (const rule of rules ?? [])
        this.rules[rule.key] = render(`${name}-${rule.key}`, complete(rule, args), args.tags, { parent: this });
    };
    make(args.metric, withDefaults.metricRule, metricAlert);
    make(args.availability, withDefaults.availabilityRule, availabilityAlert);
    make(args.log, withDefaults.logRule, logAlert);
    make(args.activity, withDefaults.activityRule, activityAlert);
    make(args.prometheus, withDefaults.prometheusGroup, prometheusGroup);
    this.registerOutputs({});
  }
}
