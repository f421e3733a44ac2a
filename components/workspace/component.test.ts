import { expect, test } from "vitest";
import { record } from "../../cli/recorder/record.ts";
import { Workspace } from "./component.ts";

test("a workspace is made with the retention that ingestion pays for", async () => {
  const { resources } = await record(
    () => void new Workspace("logs", { location: "westeurope", resourceGroupName: "rg", workspaceName: "log-shop" }),
    { project: "test", stack: "test" },
  );
  const workspace = resources.find((r) => r.type === "azure-native:operationalinsights:Workspace");
  expect(workspace?.inputs).toMatchObject({ workspaceName: "log-shop", retentionInDays: 30, sku: { name: "PerGB2018" } });
  expect(workspace?.id).toMatch(/\/resourceGroups\/rg\/providers\/Microsoft.OperationalInsights\/workspaces\/log-shop$/);
});
