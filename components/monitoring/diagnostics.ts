import { groupBy } from "../../core/base/list.ts";
import { ActivityLog } from "../activity-log/component.ts";
import { DiagnosticSettings } from "../diagnostics/component.ts";
import { type Site, workspaceKey } from "./site.ts";

/** By subscription, lower case. */
export function makeDiagnosticSettings({ name, decisions, made, placement }: Site): Record<string, DiagnosticSettings> {
  const bySubscription = groupBy(decisions.diagnostics, (d) => made.target(d.target).subscriptionId.toLowerCase());
  const components = [...bySubscription].map(([subscription, decided]) => {
    const settings = decided.map(({ target, scopePath, workspace, label, key: _key, ...setting }) => ({
      ...setting,
      key: label,
      resourceId: made.id(target, scopePath),
      workspaceId: made.id(workspaceKey(workspace)),
    }));
    const child = `${name}-diagnostics-${placement.label(subscription)}`;
    const component = new DiagnosticSettings(child, { settings }, placement.in(subscription));
    for (const { key, label } of decided) made.add(key, component.settings[label]);
    return [subscription, component] as const;
  });
  return Object.fromEntries(components);
}

/** By subscription: its activity log goes to the main workspace. */
export const makeActivityLogs = ({ name, decisions, made, placement }: Site): Record<string, ActivityLog> =>
  Object.fromEntries(
    decisions.activityLogs.map((subscription) => {
      const args = { workspaceId: made.id(workspaceKey("main")), settingName: decisions.parts.settingName };
      const child = `${name}-activity-log-${placement.label(subscription)}`;
      return [subscription, new ActivityLog(child, args, placement.in(subscription))];
    }),
  );

/** The errors of azmon's own data collection rules go to the main workspace; Azure wants a setting for each. */
export function makeOwnSettings({ name, decisions, made, placement }: Site): DiagnosticSettings | undefined {
  const { ownLogs, workspaces } = decisions;
  const rules = Object.entries(made.playing("collects"));
  if (!ownLogs || rules.length === 0) return undefined;
  const workspaceId = made.id(workspaceKey(workspaces[0]!.key));
  const settings = rules.map(([key, id]) => ({ ...ownLogs, key, resourceId: id, workspaceId }));
  return new DiagnosticSettings(`${name}-collection`, { settings }, placement.home().options);
}
