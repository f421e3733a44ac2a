import { Feedback } from "../feedback/component.ts";
import { UsageInsights } from "../usage-insights/component.ts";
import { type Site, workspaceKey } from "./site.ts";

/** A place for the word of those who declined telemetry, where asked for. */
export function makeFeedback({ name, decisions, made, placement }: Site): Feedback | undefined {
  const { feedback, usage, tags } = decisions.parts;
  if (!feedback || !usage) return undefined;
  const { location, savedFunctions } = usage;
  const args = { location, savedFunctions, ...feedback, workspaceId: made.id(workspaceKey("main")), tags };
  const component = new Feedback(`${name}-feedback`, args, placement.home().options);
  made.play("collects", "feedback", component.ingestion.rule);
  made.play("takesTelemetry", "feedback", component.ingestion.endpoint);
  return component;
}

/** Who uses what, over what the environment's own component collects. */
export function makeUsageInsights({ name, decisions, made, placement }: Site): UsageInsights | undefined {
  const { usage, tags } = decisions.parts;
  if (!usage) return undefined;
  const { resourceGroupName, options } = placement.home();
  const args = { ...usage, resourceGroupName, workspaceId: made.id(workspaceKey("main")), tags };
  return new UsageInsights(`${name}-usage`, args, options);
}
