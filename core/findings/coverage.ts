import { finding } from "./finding.ts";

export const unknownType = finding<{ type: string; count: number }>({
  code: "AZM201",
  severity: "warning",
  title: "A resource type the catalogue does not know",
  explanation:
    "Resources of this type are in the inventory and nothing watches them. Add an entry to the catalogue (one file, no code), leave the type out with `exclude`, or exempt it with a reason and an end.",
  message: ({ type, count }) =>
    `${count === 1 ? "One resource" : `${count} resources`} of type ${type} ${count === 1 ? "is" : "are"} not watched: the catalogue has no entry for it.`,
  wayOut: () => "Add an entry to the catalogue, leave the type out with `exclude`, or exempt it.",
  example: { type: "<type>", count: 1 },
});

export const exemptionExpired = finding<{ signal: string; owner: string; expires: string }>({
  code: "AZM202",
  severity: "warning",
  title: "An exemption has expired",
  explanation:
    "Its day is past, so it no longer counts: the resources are watched again. Remove it, or renew it with its reason and a new end.",
  message: ({ signal, owner, expires }) => `The exemption of ${signal} by ${owner} expired on ${expires} and no longer counts.`,
  wayOut: () => "Watch the resources, or renew the exemption with its reason.",
  example: { signal: "agent", owner: "<owner>", expires: "<day>" },
});

export const exemptionIdle = finding<{ signal: string; owner: string }>({
  code: "AZM203",
  severity: "info",
  title: "An exemption that exempts nothing",
  explanation:
    "No signal of any selected resource matches it: the resource is gone, the signal is misspelt for it, or its alert does not apply. Remove it, or correct its match.",
  message: ({ signal, owner }) => `The exemption of ${signal} by ${owner} matches nothing.`,
  wayOut: () => "Remove it, or check its match.",
  example: { signal: "agent", owner: "<owner>" },
});
