import { alertsManagement } from "./providers/alertsManagement.ts";
import { analysisServices } from "./providers/analysisServices.ts";
import { apiManagement } from "./providers/apiManagement.ts";
import { app } from "./providers/app.ts";
import { appConfiguration } from "./providers/appConfiguration.ts";
import { appPlatform } from "./providers/appPlatform.ts";
import { attestation } from "./providers/attestation.ts";
import { automation } from "./providers/automation.ts";
import { avs } from "./providers/avs.ts";
import { azureStackHCI } from "./providers/azureStackHCI.ts";
import { batch } from "./providers/batch.ts";
import { bing } from "./providers/bing.ts";
import { botService } from "./providers/botService.ts";
import { cache } from "./providers/cache.ts";
import { cdn } from "./providers/cdn.ts";
import { classic } from "./providers/classic.ts";
import { cognitiveServices } from "./providers/cognitiveServices.ts";
import { communication } from "./providers/communication.ts";
import { compute } from "./providers/compute.ts";
import { containerInstance } from "./providers/containerInstance.ts";
import { containerRegistry } from "./providers/containerRegistry.ts";
import { containerService } from "./providers/containerService.ts";
import { dashboard } from "./providers/dashboard.ts";
import { dataBoxEdge } from "./providers/dataBoxEdge.ts";
import { databricks } from "./providers/databricks.ts";
import { dataFactory } from "./providers/dataFactory.ts";
import { dataLake } from "./providers/dataLake.ts";
import { dataProtection } from "./providers/dataProtection.ts";
import { dataShare } from "./providers/dataShare.ts";
import { dbForMariaDB } from "./providers/dbForMariaDB.ts";
import { dbForMySQL } from "./providers/dbForMySQL.ts";
import { dbForPostgreSQL } from "./providers/dbForPostgreSQL.ts";
import { desktopVirtualization } from "./providers/desktopVirtualization.ts";
import { devCenter } from "./providers/devCenter.ts";
import { devices } from "./providers/devices.ts";
import { digitalTwins } from "./providers/digitalTwins.ts";
import { documentDB } from "./providers/documentDB.ts";
import { domainServices } from "./providers/domainServices.ts";
import { elasticSan } from "./providers/elasticSan.ts";
import { eventGrid } from "./providers/eventGrid.ts";
import { eventHub } from "./providers/eventHub.ts";
import { expressRoute } from "./providers/expressRoute.ts";
import { fabric } from "./providers/fabric.ts";
import { hdInsight } from "./providers/hdInsight.ts";
import { healthcare } from "./providers/healthcare.ts";
import { hybridCompute } from "./providers/hybridCompute.ts";
import { insights } from "./providers/insights.ts";
import { iotCentral } from "./providers/iotCentral.ts";
import { keyVault } from "./providers/keyVault.ts";
import { kubernetes } from "./providers/kubernetes.ts";
import { kusto } from "./providers/kusto.ts";
import { loadTest } from "./providers/loadTest.ts";
import { logic } from "./providers/logic.ts";
import { logsOnly } from "./providers/logsOnly.ts";
import { machineLearning } from "./providers/machineLearning.ts";
import { managedIdentity } from "./providers/managedIdentity.ts";
import { maps } from "./providers/maps.ts";
import { media } from "./providers/media.ts";
import { monitor } from "./providers/monitor.ts";
import { netApp } from "./providers/netApp.ts";
import { network } from "./providers/network.ts";
import { networkDelivery } from "./providers/networkDelivery.ts";
import { networkEgress } from "./providers/networkEgress.ts";
import { networkGateways } from "./providers/networkGateways.ts";
import { networkNames } from "./providers/networkNames.ts";
import { notificationHubs } from "./providers/notificationHubs.ts";
import { operationalInsights } from "./providers/operationalInsights.ts";
import { oracle } from "./providers/oracle.ts";
import { peering } from "./providers/peering.ts";
import { portal } from "./providers/portal.ts";
import { powerBI } from "./providers/powerBI.ts";
import { purview } from "./providers/purview.ts";
import { recovery } from "./providers/recovery.ts";
import { relay } from "./providers/relay.ts";
import { search } from "./providers/search.ts";
import { serviceBus } from "./providers/serviceBus.ts";
import { serviceNetworking } from "./providers/serviceNetworking.ts";
import { signalR } from "./providers/signalR.ts";
import { sql } from "./providers/sql.ts";
import { sqlVirtualMachine } from "./providers/sqlVirtualMachine.ts";
import { storage } from "./providers/storage.ts";
import { storageActions } from "./providers/storageActions.ts";
import { storageCache } from "./providers/storageCache.ts";
import { storageMover } from "./providers/storageMover.ts";
import { storageSync } from "./providers/storageSync.ts";
import { streamAnalytics } from "./providers/streamAnalytics.ts";
import { synapse } from "./providers/synapse.ts";
import { timeSeriesInsights } from "./providers/timeSeriesInsights.ts";
import { unlisted } from "./providers/unlisted.ts";
import { videoIndexer } from "./providers/videoIndexer.ts";
import { web } from "./providers/web.ts";
import type { ResourceType } from "./schema.ts";

/** One line per resource provider; the data is in the files. */
export const resourceTypes: ResourceType[] = [
  alertsManagement,
  analysisServices,
  apiManagement,
  app,
  appConfiguration,
  appPlatform,
  attestation,
  automation,
  avs,
  azureStackHCI,
  batch,
  bing,
  botService,
  cache,
  cdn,
  classic,
  cognitiveServices,
  communication,
  compute,
  containerInstance,
  containerRegistry,
  containerService,
  dashboard,
  dataBoxEdge,
  databricks,
  dataFactory,
  dataLake,
  dataProtection,
  dataShare,
  dbForMariaDB,
  dbForMySQL,
  dbForPostgreSQL,
  desktopVirtualization,
  devCenter,
  devices,
  digitalTwins,
  documentDB,
  domainServices,
  elasticSan,
  eventGrid,
  eventHub,
  expressRoute,
  fabric,
  hdInsight,
  healthcare,
  hybridCompute,
  insights,
  iotCentral,
  keyVault,
  kubernetes,
  kusto,
  loadTest,
  logic,
  logsOnly,
  machineLearning,
  managedIdentity,
  maps,
  media,
  monitor,
  netApp,
  network,
  networkDelivery,
  networkEgress,
  networkGateways,
  networkNames,
  notificationHubs,
  operationalInsights,
  oracle,
  peering,
  portal,
  powerBI,
  purview,
  recovery,
  relay,
  search,
  serviceBus,
  serviceNetworking,
  signalR,
  sql,
  sqlVirtualMachine,
  storage,
  storageActions,
  storageCache,
  storageMover,
  storageSync,
  streamAnalytics,
  synapse,
  timeSeriesInsights,
  unlisted,
  videoIndexer,
  web,
].flat();
