import { typesOf } from "../entry.ts";

export const media = typesOf([
  {
    type: "Microsoft.Media/mediaservices",
    title: "Media Services account",
    insights: "none",
    alerts: [],
    retired: {
      on: "2024-06-30",
      wayOut: "A partner service, or FFmpeg on Batch or Container Apps with Blob Storage and Front Door.",
      source: "https://learn.microsoft.com/azure/media-services/latest/azure-media-services-retirement",
    },
  },
]);
