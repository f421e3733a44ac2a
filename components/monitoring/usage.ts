import { Feedback } from "../feedback/component.ts";
import { UsageInsights } from "../usage-insights/component.ts";
import type { InsightsContext } from "./insightsContext.ts";

/** Who uses what, over what the environment's own component collects; and the word of those who declined, where asked for. */
export function makeUsageInsights({
  name,
  config,
  decisions,
  placement,
  workspaceIds,
  tags,
  collects,
  takes,
}: InsightsContext): UsageInsights | undefined {
  const { enabled, feedback, feedbackSenders } = config.usageInsights;
  if (!enabled || !config.applicationInsights.enabled) return undefined;
  const home = config.placement.subscriptionId;
  const workspaceId = workspaceIds["main"]!;
  const [main] = decisions.workspaces;
  const savedFunctions = main!.existing === undefined;
  if (feedback) {
    const args = { location: main!.location, workspaceId, senders: feedbackSenders, savedFunctions, tags };
    const { endpoint, rule } = new Feedback(`${name}-feedback`, args, placement.in(home)).ingestion;
    collects("feedback", rule);
    takes("feedback", endpoint);
  }
  return new UsageInsights(
    `${name}-usage`,
    {
      location: main!.location,
      resourceGroupName: placement.resourceGroup(home),
      workspaceId,
      savedFunctions,
      feedback,
      title: config.environment,
      tags,
    },
    placement.in(home),
  );
}
