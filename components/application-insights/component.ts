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
import { nameFrom } from "../azure/inputs.ts";
import { makeSenders } from "../azure/roles.ts";
import { refuse } from "../azure/check.ts";
import type { ApplicationInsightsArgs } from "./args.ts";
import { check } from "./check.ts";
import { disableLegacyDetection, makeFailureAnomalies, makeSmartDetectors, markMigrated } from "./detection.ts";
import { makeOtlpRoute, type OtlpRoute } from "./otlp.ts";
import { type ApplicationSite, makeComponent, makeDailyCap } from "./parts.ts";
import { makeWebTest } from "./webTests.ts";
import { makeApplicationWorkbook } from "./workbook.ts";

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
    super("azmon:index:ApplicationInsights", name, {}, opts);
    refuse(name, check(args));
    const site: ApplicationSite = { name, args, parent: this };
    this.entraOnly = args.localAuth === false;
    if (args.existing) {
      this.id = pulumi.output(args.existing.id);
      this.connectionString = pulumi.secret(args.existing.connectionString ?? "");
    } else {
      const component = makeComponent(site, "component", args.componentName!);
      this.component = component;
      this.id = component.id;
      this.connectionString = pulumi.secret(component.connectionString);
      this.browserComponent = args.browser ? makeBeside(site, "browser") : undefined;
      this.browserConnectionString = this.browserComponent && pulumi.secret(this.browserComponent.connectionString);
      this.dailyCap = makeDailyCap(site, component);
      this.smartDetectors = makeSmartDetectors(site, component);
      markMigrated(site, component, this.smartDetectors);
      this.senders = makeSenders(name, args.senders ?? {}, component.id, { parent: this });
      this.workbook = args.workbook === false ? undefined : makeApplicationWorkbook(`${name}-workbook`, args, { parent: this });
      this.otlp = makeOtlpRoute(site, component);
    }
    const groups = chunks(args.webTests ?? [], testsPerComponent);
    // A component takes a hundred tests: the next hundred report to one of their own, beside the first.
    const others = groups.slice(1).map((_, i): [string, Component] => [`tests-${i + 2}`, makeBeside(site, `tests-${i + 2}`)]);
    groups.forEach((tests, i) => {
      const componentId = i === 0 ? this.id : others[i - 1]![1].id;
      for (const test of tests) {
        const { webTest, alert } = makeWebTest(site, test, componentId);
        this.webTests[test.key ?? test.name] = webTest;
        this.testComponentIds[test.key ?? test.name] = componentId;
        if (alert) this.availabilityAlerts[test.key ?? test.name] = alert;
      }
    });
    // Azure makes its own rules for every component, so every component has them from here.
    const beside = Object.entries({ browser: this.browserComponent, ...Object.fromEntries(others) });
    for (const [part, component] of beside)
      if (component) this.legacyDetection.push(...ownDetection({ ...site, name: `${name}-${part}` }, component).legacy);
    if (this.component) {
      const { legacy, anomalies } = ownDetection(site, this.component);
      this.legacyDetection.push(...legacy);
      this.failureAnomalies = anomalies;
    }
    this.registerOutputs({ id: this.id, connectionString: this.connectionString });
  }
}

/** A component beside the main one, named after it; no site's page shows it. Browsers cannot sign in: theirs takes anonymous data. */
const makeBeside = (site: ApplicationSite, part: string): Component => {
  const localAuth = part === "browser" ? true : site.args.localAuth;
  const args = { ...site.args, localAuth, linkedSites: [], preserveLinks: [] };
  return makeComponent({ ...site, args }, part, nameFrom("default", args.componentName!, part));
};

const ownDetection = (site: ApplicationSite, component: Component) => ({
  legacy: disableLegacyDetection(site, component),
  anomalies: makeFailureAnomalies(site, component),
});
