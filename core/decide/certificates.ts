import { dayOf } from "../base/day.ts";
import { certificateEnds } from "../findings/applications.ts";
import type { Finding } from "../findings/finding.ts";
import { at } from "../inventory/read.ts";
import type { Target } from "../inventory/types.ts";
import type { Context } from "./context.ts";

const CERTIFICATES = "microsoft.web/certificates";
const DAYS = 30;

/**
 * Certificates of App Service that expire soon or have expired: the only sign is in the inventory, for they emit nothing. Without a day
 * there is no soon.
 */
export function expiringCertificates(ctx: Context): Finding[] {
  const { today } = ctx;
  if (today === undefined) return [];
  return (ctx.targetsByType.get(CERTIFICATES) ?? []).flatMap((target): Finding[] => {
    const expires = dayIn(at(target, "properties.expirationDate"));
    if (expires === undefined || expires > dayAfter(today, DAYS)) return [];
    return [certificateEnds.of({ target: target.id }, { hosts: hostsOf(target), expires, expired: expires < today })];
  });
}

/** `2027-03-01T00:00:00.0000000+00:00`, as Resource Graph writes it, in UTC. */
const dayIn = (value: unknown): string | undefined =>
  typeof value === "string" && /^\d{4}-\d{2}-\d{2}T/.test(value) ? value.slice(0, 10) : undefined;

const dayAfter = (day: string, days: number): string => dayOf(new Date(Date.parse(`${day}T00:00:00Z`) + days * 24 * 3600 * 1000));

function hostsOf(target: Target): string {
  const hosts = at(target, "properties.hostNames");
  return Array.isArray(hosts) && hosts.length > 0 ? hosts.map(String).join(", ") : target.name;
}
