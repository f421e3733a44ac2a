/** An Azure region. `displayName` is how Service Health writes it, and ARM's `name` in lower case without blanks. */
export interface Region {
  name: string;
  displayName: string;
  cloud: "public" | "usgov" | "china";
  geography: string;
}

// Source: https://learn.microsoft.com/azure/reliability/regions-list
// Regions that were announced but take no resources yet are left out.

const named = (cloud: Region["cloud"], geographies: Record<string, string[]>): Region[] =>
  Object.entries(geographies).flatMap(([geography, displayNames]) =>
    displayNames.map((displayName) => ({
      name: displayName.toLowerCase().replaceAll(" ", ""),
      displayName,
      cloud,
      geography,
    })),
  );

export const regions: Region[] = [
  ...named("public", {
    "United States": [
      "Central US",
      "East US",
      "East US 2",
      "North Central US",
      "South Central US",
      "West Central US",
      "West US",
      "West US 2",
      "West US 3",
    ],
    Canada: ["Canada Central", "Canada East"],
    Mexico: ["Mexico Central"],
    Brazil: ["Brazil South", "Brazil Southeast"],
    Chile: ["Chile Central"],
    Europe: ["North Europe", "West Europe"],
    "United Kingdom": ["UK South", "UK West"],
    Austria: ["Austria East"],
    Belgium: ["Belgium Central"],
    Denmark: ["Denmark East"],
    France: ["France Central", "France South"],
    Germany: ["Germany North", "Germany West Central"],
    Italy: ["Italy North"],
    Norway: ["Norway East", "Norway West"],
    Poland: ["Poland Central"],
    Spain: ["Spain Central"],
    Sweden: ["Sweden Central", "Sweden South"],
    Switzerland: ["Switzerland North", "Switzerland West"],
    "Asia Pacific": ["East Asia", "Southeast Asia"],
    Australia: ["Australia Central", "Australia Central 2", "Australia East", "Australia Southeast"],
    India: ["Central India", "Jio India Central", "Jio India West", "South India", "West India"],
    Indonesia: ["Indonesia Central"],
    Japan: ["Japan East", "Japan West"],
    Korea: ["Korea Central", "Korea South"],
    Malaysia: ["Malaysia West"],
    "New Zealand": ["New Zealand North"],
    Israel: ["Israel Central"],
    Qatar: ["Qatar Central"],
    "South Africa": ["South Africa North", "South Africa West"],
    "United Arab Emirates": ["UAE Central", "UAE North"],
  }),
  ...named("usgov", {
    "US Government": ["USGov Arizona", "USGov Texas", "USGov Virginia", "USDoD Central", "USDoD East"],
  }),
  ...named("china", {
    China: ["China East", "China East 2", "China East 3", "China North", "China North 2", "China North 3"],
  }),
];
