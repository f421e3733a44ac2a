import { finding } from "./finding.ts";

export const callsNobody = finding<{ count: number }>({
  code: "AZM401",
  severity: "warning",
  title: "Rules that call nobody",
  explanation:
    "Rules of severity 0 to 2 fire and nobody is told. Name action groups under `routing.critical` and `routing.warning`, or use the preset `development`, which means it so.",
  message: ({ count }) => `${count} rules of severity 0 to 2 call nobody when they fire.`,
  wayOut: () => "Name action groups under routing.critical and routing.warning.",
  example: { count: 2 },
});

export const unconfirmedMail = finding<{ count: number; group: string }>({
  code: "AZM402",
  severity: "info",
  title: "Mail addresses that must be confirmed",
  explanation:
    "Since 2026 Azure sends a new mail receiver a one-time passcode that must be entered within 30 minutes; until then it sends nothing else. A confirmation holds for the whole tenant.",
  message: ({ count, group }) =>
    `${count === 1 ? "One mail address" : `${count} mail addresses`} of ${group}: each new one gets a passcode and is told nothing until it is confirmed.`,
  wayOut: () => "Have somebody ready to enter the passcode within 30 minutes of the deployment, or use a webhook.",
  example: { count: 1, group: "<action group>" },
});
