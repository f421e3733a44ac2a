import * as pulumi from "@pulumi/pulumi";
import type { SmartDetectorAlertRule } from "@pulumi/azure-native/alertsmanagement/smartDetectorAlertRule.js";
import type { Component } from "@pulumi/azure-native/applicationinsights/component.js";
import type { ComponentCurrentBillingFeature } from "@pulumi/azure-native/applicationinsights/componentCurrentBillingFeature.js";
import type { ProactiveDetectionConfiguration } from "@pulumi/azure-native/applicationinsights/proactiveDetectionConfiguration.js";
import type { WebTest } from "@pulumi/azure-native/applicationinsights/webTest.js";
import type { Workbook } from "@pulumi/azure-native/applicationinsights/workbook.js";
import type { RoleAssignment } from "@pulumi/azure-native/authorization/roleAssignment.js";
import type { MetricAlert } from "@pulumi/azure-native/monitor/metricAlert.js";
import type { Deployment } from "@pulumi/azure-native/resources/deployment.js";
import { testsPerComponent } from "../../core/azure/webTestRules.ts";
import { chunks } from "../../core/base/list.ts";
import { refuse } from "../azure/check.ts";
import type { ApplicationInsightsArgs } from "./args.ts";
import { check } from "./check.ts";
import { disableLegacyDetection, makeFailureAnomalies, makeSmartDetectors, markMigrated } from "./detection.ts";
import { nameFrom } from "./inputs.ts";
import { makeOtlpRoute, type OtlpRoute } from "./otlp.ts";
import { makeComponent, makeDailyCap, makeSenders } from "./parts.ts";
import { makeWebTest } from "./webTests.ts";
import { applicationWorkbook } from "./workbook.ts";

/** A workspace-based Application Insights component and what watches it, or an existing one that is only used. */
export class ApplicationInsights extends pulumi.ComponentResource {
  /** ARM id. */
  readonly id: pulumi.Output<string>;
  /** Secret. Empty where the component exists already and its string was not given. */
  readonly connectionString: pulumi.Output<string>;
  /** Senders must show an Entra identity: the wiring functions read it. */
  readonly entraOnly: boolean;
  /** Absent where the component exists already, as is all up to the tests. */
  readonly component?: Component;
  /** For browsers, which cannot sign in. */
  readonly browserComponent?: Component;
  /** Secret, though every visitor will see it: pages are made of it on purpose, not by a slip. */
  readonly browserConnectionString?: pulumi.Output<string>;
  readonly dailyCap?: ComponentCurrentBillingFeature;
  /** The deployment that writes it. */
  readonly failureAnomalies?: Deployment;
  /** One for each detector asked for. */
  readonly smartDetectors: SmartDetectorAlertRule[] = [];
  readonly legacyDetection: ProactiveDetectionConfiguration[] = [];
  readonly senders: Record<string, RoleAssignment> = {};
  readonly otlp?: OtlpRoute;
  readonly workbook?: Workbook;
  /** By key. */
  readonly webTests: Record<string, WebTest> = {};
  /** By the key of the test: the component it reports to. */
  readonly testComponentIds: Record<string, pulumi.Output<string>> = {};
  /** Availability rules by the key of their test. */
  readonly availabilityAlerts: Record<string, MetricAlert> = {};

  constructor(name: string, args: ApplicationInsightsArgs, opts?: pulumi.ComponentResourceOptions) {
    super("azmon:index:ApplicationInsights", name, args, opts);
    refuse(name, check(args));
    this.entraOnly = args.localAuth === false;
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.connectionString = pulumi.secret(args.existing.connectionString ?? "");
    } else {
      const parent = { parent: this };
      const component = (this.component = makeComponent(`${name}-component`, args, args.componentName!, this));
      this.id = component.id;
      this.connectionString = pulumi.secret(component.connectionString);
      if (args.browser) {
        const browserName = nameFrom("default", args.componentName!, "browser");
        const open = { ...args, localAuth: true, linkedSites: [], preserveLinks: [] };
        this.browserComponent = makeComponent(`${name}-browser`, open, browserName, this);
        this.browserConnectionString = pulumi.secret(this.browserComponent.connectionString);
        this.ownDetection(`${name}-browser`, args, this.browserComponent);
      }
      if (args.dailyQuotaGb !== undefined) this.dailyCap = makeDailyCap(name, args, component.name, args.dailyQuotaGb, parent);
      this.failureAnomalies = this.ownDetection(name, args, component);
      this.smartDetectors = makeSmartDetectors(name, args, component.name, component.id, parent);
      if (this.smartDetectors.length > 0) markMigrated(name, args, component.name, this.smartDetectors, parent);
      this.senders = makeSenders(name, args.senders ?? {}, component.id, parent);
      if (args.workbook !== false) this.workbook = applicationWorkbook(`${name}-workbook`, args, parent);
      if (args.otlp) this.otlp = makeOtlpRoute(name, args.otlp, args, args.componentName!, component.id, parent);
    }
    chunks(args.webTests ?? [], testsPerComponent).forEach((tests, i) => {
      const componentId = i === 0 ? this.id : this.testComponent(name, args, i + 1).id;
      for (const test of tests) {
        const { webTest, alert } = makeWebTest(name, test, args, componentId, this);
        this.webTests[test.key ?? test.name] = webTest;
        this.testComponentIds[test.key ?? test.name] = componentId;
        if (alert) this.availabilityAlerts[test.key ?? test.name] = alert;
      }
    });
    this.registerOutputs({ id: this.id, connectionString: this.connectionString });
  }

  /** A component takes a hundred tests: the next hundred report to one of their own, beside the first. */
  private testComponent(name: string, args: ApplicationInsightsArgs, number: number): Component {
    const part = `tests-${number}`;
    const component = makeComponent(
      `${name}-${part}`,
      { ...args, linkedSites: [], preserveLinks: [] },
      nameFrom("default", args.componentName!, part),
      this,
    );
    this.ownDetection(`${name}-${part}`, args, component);
    return component;
  }

  /** Azure makes its own rules for every component, so every component has them from here. */
  private ownDetection(name: string, args: ApplicationInsightsArgs, component: Component): Deployment | undefined {
    if (args.disableLegacyDetection !== false)
      this.legacyDetection.push(...disableLegacyDetection(name, args, component.name, { parent: this }));
    return makeFailureAnomalies(name, args, component.name, component.id, { parent: this });
  }
}
