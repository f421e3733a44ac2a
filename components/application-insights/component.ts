import * as pulumi from "@pulumi/pulumi";
import type { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import type { WebTest } from "@pulumi/azure-native/applicationinsights/webTest.js";
import { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import type { ApplicationInsightsArgs } from "./args.ts";
import { componentInputs, hiddenLinkPaths } from "./properties.ts";
import { makeWebTest } from "./webTests.ts";

/** A workspace-based Application Insights component and what watches it. */
export class ApplicationInsights extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;
  /** Secret. */
  readonly connectionString: pulumi.Output<string>;
  /** Absent where the component exists already. */
  readonly component?: Component;
  /** By key. */
  readonly webTests: Record<string, WebTest> = {};
  /** Availability rules by the key of their test. */
  readonly availabilityAlerts: Record<string, MetricAlert> = {};

  constructor(name: string, args: ApplicationInsightsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ApplicationInsights", name, args, opts);
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.connectionString = pulumi.secret(args.existing.connectionString ?? "");
    } else {
      this.component = new Component(`${name}-component`, componentInputs(args), {
        parent: this,
        additionalSecretOutputs: ["connectionString", "instrumentationKey"],
        ignoreChanges: hiddenLinkPaths(args.preserveLinks),
      });
      this.id = this.component.id;
      this.connectionString = pulumi.secret(this.component.connectionString);
    }
    for (const test of args.webTests ?? []) {
      const { webTest, alert } = makeWebTest(name, test, args, this.id, this);
      this.webTests[test.key ?? test.name] = webTest;
      if (alert) this.availabilityAlerts[test.key ?? test.name] = alert;
    }
    this.registerOutputs({ id: this.id, connectionString: this.connectionString });
  }
}
