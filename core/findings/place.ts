/** Where a resource is, for commands that can be pasted as they stand. */
export interface Place {
  subscription: string;
  group: string;
  name: string;
}

export const examplePlace: Place = { subscription: "<subscription>", group: "<resource group>", name: "<resource>" };

/** The options of `az` that name the resource; `named` where a command calls its name otherwise than `-n`. */
export const placed = ({ subscription, group, name }: Place, named = "-n"): string =>
  `--subscription ${subscription} -g ${group} ${named} ${name}`;

/** The place of a resource of the inventory. Its id holds the group as Azure spells it. */
export const placeOf = (r: { id: string; name: string; subscriptionId: string; resourceGroup: string }): Place => ({
  subscription: r.subscriptionId,
  group: /\/resourcegroups\/([^/]+)/i.exec(r.id)?.[1] ?? r.resourceGroup,
  name: r.name,
});
