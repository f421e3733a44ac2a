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

export const oddTagValue = finding<{ count: number; tags: string }>({
  code: "AZM204",
  severity: "warning",
  title: "The value of a tag holds a control character",
  explanation:
    "Azure takes a line break or another control character in the value of a tag, usually pasted with it. It shows as nothing, and yet the " +
    "value equals none that looks the same, so that `select`, overrides and routing by this tag may leave the resource out. Write the value anew.",
  message: ({ count, tags }) =>
    `${count === 1 ? "One resource has" : `${count} resources have`} a line break or another control character in the value of a tag: ${tags}.`,
  wayOut: () => "Write the value of the tag anew.",
  example: { count: 1, tags: "<tag>" },
});

export const noProperties = finding<{ count: number; types: string }>({
  code: "AZM205",
  severity: "info",
  title: "A resource without properties",
  explanation:
    "Azure Resource Graph answered null for the properties of this resource, so its state and settings are not known: what depends on them " +
    "is decided as for any resource of its type. Few types have none; for any other, ask again.",
  message: ({ count, types }) =>
    `${count === 1 ? "One resource has" : `${count} resources have`} no properties in the inventory: ${types}.`,
  wayOut: () => "If Azure shows properties for it, ask Resource Graph again.",
  example: { count: 1, types: "<type>" },
});

export const nothingSelected = finding<{ rows: number; reasons: string }>({
  code: "AZM207",
  severity: "error",
  title: "The selection matches nothing",
  explanation:
    "`select` and `exclude` leave out every row of the inventory, so the environment watches nothing but itself. Most often a tag is spelled " +
    "another way than the resources have it.",
  message: ({ rows, reasons }) => `None of ${rows} rows is selected: ${reasons}.`,
  wayOut: () => "Correct `select`; the tags that are really there stand in the inventory.",
  example: { rows: 2, reasons: "2 because its tag env is dev" },
});

export const untaggedLeftOut = finding<{ names: string; tag: string; group: string }>({
  code: "AZM208",
  severity: "warning",
  title: "A resource without the tag lies in a watched group",
  explanation:
    "`select` asks for a tag that this resource does not have, while others of its resource group have it and are watched: it was more likely " +
    "forgotten than meant.",
  message: ({ names, tag, group }) => `Not watched, for it has no tag ${tag}, though others of the group ${group} are: ${names}.`,
  wayOut: () => "Tag it, name its id in `select`, or `exclude` it so that it is meant.",
  example: { names: "<resource>", tag: "env", group: "<group>" },
});

export const unknownFact = finding<{ type: string; paths: string[]; count: number }>({
  code: "AZM206",
  severity: "info",
  title: "A fact that alerts depend on is not in the inventory",
  explanation:
    "Some alerts apply to some SKUs, kinds or states only, and the rows do not hold which. Alerts that wake nobody are taken to apply; those " +
    "of severity 0 and 1 are left out, since a wrong page is worse than a missing one. Export the rows again with the query of the README, " +
    "or exempt the alerts that do not apply.",
  message: ({ type, paths, count }) =>
    `Of ${count === 1 ? "one resource" : `${count} resources`} of type ${type} the inventory does not hold ${paths.join(", ")}: alerts that wake nobody are taken to apply, others are left out.`,
  wayOut: ({ type, paths }) =>
    `\`az graph query -o json -q "Resources | where type =~ '${type}' | project id, ${paths
      .map((p) => p.replace(/^(\w+)\..*/, "$1"))
      .filter((p, i, all) => all.indexOf(p) === i)
      .join(", ")}"\` shows whether Azure tells it.`,
  example: { type: "<type>", paths: ["sku.tier"], count: 1 },
});
