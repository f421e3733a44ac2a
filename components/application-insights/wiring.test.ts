import * as pulumi from "@pulumi/pulumi";
import { describe, expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import {
  AppServiceOs,
  appServiceSettings,
  asNameValuePairs,
  containerAppsEnvironment,
  environmentVariables,
  functionAppSettings,
  kubernetesInstrumentation,
  kubernetesSecret,
} from "./wiring.ts";

const sink = { connectionString: "InstrumentationKey=k;IngestionEndpoint=https://in.example/" };

/** What a value comes to, and whether Pulumi would keep it secret. */
async function resolve(value: unknown): Promise<{ value: unknown; secret: boolean }> {
  let result: { value: unknown; secret: boolean } | undefined;
  await record(
    async () => {
      const output = pulumi.output(value) as pulumi.Output<unknown> & { isSecret: Promise<boolean> };
      const secret = await output.isSecret;
      output.apply((v) => void (result = { value: v, secret }));
    },
    { project: "test", stack: "test" },
  );
  return result!;
}

describe("settings", () => {
  test("a process is told where to send, and the string stays secret", async () => {
    expect(await resolve(environmentVariables(sink))).toEqual({
      value: { APPLICATIONINSIGHTS_CONNECTION_STRING: sink.connectionString },
      secret: true,
    });
  });

  test("where local auth is off, it is told to sign in, as the identity it is given", async () => {
    const system = await resolve(functionAppSettings({ ...sink, entraOnly: true }));
    expect(system.value).toMatchObject({ APPLICATIONINSIGHTS_AUTHENTICATION_STRING: "Authorization=AAD" });
    const user = await resolve(functionAppSettings({ ...sink, entraOnly: true }, { identityClientId: "c" }));
    expect(user.value).toMatchObject({ APPLICATIONINSIGHTS_AUTHENTICATION_STRING: "ClientId=c;Authorization=AAD" });
  });

  test("App Service gets the agent of its system, as a sorted list", async () => {
    const names = async (os: AppServiceOs) => (await resolve(asNameValuePairs(appServiceSettings(sink, os)))).value;
    expect(await names(AppServiceOs.Linux)).toEqual([
      { name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: sink.connectionString },
      { name: "ApplicationInsightsAgent_EXTENSION_VERSION", value: "~3" },
    ]);
    expect(await names(AppServiceOs.Windows)).toEqual([
      { name: "APPLICATIONINSIGHTS_CONNECTION_STRING", value: sink.connectionString },
      { name: "ApplicationInsightsAgent_EXTENSION_VERSION", value: "~2" },
      { name: "XDT_MicrosoftApplicationInsights_Mode", value: "recommended" },
    ]);
  });

  test("traces can be limited to so many a second", async () => {
    expect((await resolve(environmentVariables(sink, { tracesPerSecond: 0.5 }))).value).toMatchObject({
      OTEL_TRACES_SAMPLER: "microsoft.rate_limited",
      OTEL_TRACES_SAMPLER_ARG: "0.5",
    });
  });

  test("a Container Apps environment passes on traces and logs", async () => {
    expect(await resolve(containerAppsEnvironment(sink))).toEqual({
      value: {
        appInsightsConfiguration: { connectionString: sink.connectionString },
        openTelemetryConfiguration: {
          tracesConfiguration: { destinations: ["appInsights"] },
          logsConfiguration: { destinations: ["appInsights"] },
        },
      },
      secret: true,
    });
  });
});

describe("Kubernetes", () => {
  test("workloads with a distribution of their own take a Secret", async () => {
    expect(await resolve(kubernetesSecret(sink, "telemetry", "shop"))).toMatchObject({
      value: { kind: "Secret", stringData: { APPLICATIONINSIGHTS_CONNECTION_STRING: sink.connectionString } },
      secret: true,
    });
  });

  test("auto-instrumentation is a preview of Azure and has to be allowed", async () => {
    expect(() => kubernetesInstrumentation(sink, { namespace: "shop", allowPreview: false })).toThrow(/allowPreview: true/);
    expect(await resolve(kubernetesInstrumentation(sink, { namespace: "shop", allowPreview: true }))).toEqual({
      value: {
        apiVersion: "monitor.azure.com/v1",
        kind: "Instrumentation",
        metadata: { name: "default", namespace: "shop" },
        spec: {
          settings: { autoInstrumentationPlatforms: ["Java", "NodeJs"] },
          destination: { applicationInsightsConnectionString: sink.connectionString },
        },
      },
      secret: true,
    });
  });
});
