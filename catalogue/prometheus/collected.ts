/**
 * Metrics that managed Prometheus collects without being asked: its minimal ingestion profile, as far as our expressions need it.
 *
 * An expression on any other metric is silently empty. That is why the catalogue has no alert on the phase of persistent volumes
 * (`kube_persistentvolume_status_phase`), pod readiness (`kube_pod_status_ready`) or the generation of stateful sets, although Azure's
 * recommended set names them. Source: https://learn.microsoft.com/azure/azure-monitor/containers/prometheus-metrics-scrape-default
 * and the collector's keep lists, https://github.com/Azure/prometheus-collector (2026).
 */
const jobs = {
  kubelet: `
    kubelet_certificate_manager_client_ttl_seconds kubelet_pod_worker_duration_seconds_bucket rest_client_requests_total
    kubelet_volume_stats_available_bytes kubelet_volume_stats_capacity_bytes kubelet_volume_stats_used_bytes
    kubelet_volume_stats_inodes kubelet_volume_stats_inodes_free kubelet_volume_stats_inodes_used`,
  cadvisor: `
    container_cpu_usage_seconds_total container_memory_cache container_memory_rss container_memory_swap
    container_memory_working_set_bytes`,
  "kube-state-metrics": `
    kube_daemonset_status_current_number_scheduled kube_daemonset_status_desired_number_scheduled
    kube_daemonset_status_number_misscheduled kube_deployment_spec_replicas kube_deployment_status_replicas_available
    kube_deployment_status_replicas_ready kube_deployment_status_replicas_updated
    kube_horizontalpodautoscaler_spec_max_replicas kube_horizontalpodautoscaler_spec_min_replicas
    kube_horizontalpodautoscaler_status_current_replicas kube_horizontalpodautoscaler_status_desired_replicas
    kube_job_failed kube_job_status_active kube_job_status_start_time kube_node_spec_taint kube_node_status_allocatable
    kube_node_status_capacity kube_node_status_condition kube_pod_container_info kube_pod_container_resource_limits
    kube_pod_container_resource_requests kube_pod_container_status_last_terminated_reason
    kube_pod_container_status_restarts_total kube_pod_container_status_waiting_reason kube_pod_deletion_timestamp kube_pod_info
    kube_pod_init_container_info kube_pod_init_container_status_restarts_total kube_pod_owner kube_pod_status_phase
    kube_pod_status_reason kube_replicaset_owner kube_resourcequota kube_statefulset_status_replicas
    kube_statefulset_status_replicas_ready kube_statefulset_status_replicas_updated`,
  node: `
    node_cpu_seconds_total node_disk_io_time_seconds_total node_disk_io_time_weighted_seconds_total node_filesystem_avail_bytes
    node_filesystem_readonly node_filesystem_size_bytes node_load1 node_memory_Buffers_bytes node_memory_Cached_bytes
    node_memory_MemAvailable_bytes node_memory_MemFree_bytes node_memory_MemTotal_bytes node_memory_Slab_bytes
    node_network_receive_bytes_total node_network_receive_drop_total node_network_transmit_bytes_total
    node_network_transmit_drop_total node_vmstat_pgmajfault`,
  "windows-exporter": `
    windows_container_available windows_container_cpu_usage_seconds_total windows_container_memory_usage_commit_bytes
    windows_container_memory_usage_private_working_set_bytes windows_container_network_receive_bytes_total
    windows_container_network_transmit_bytes_total windows_cpu_time_total windows_logical_disk_free_bytes
    windows_logical_disk_read_seconds_total windows_logical_disk_size_bytes windows_logical_disk_write_seconds_total
    windows_memory_available_bytes windows_memory_cache_bytes windows_memory_modified_page_list_bytes
    windows_memory_standby_cache_core_bytes windows_memory_standby_cache_normal_priority_bytes
    windows_memory_standby_cache_reserve_bytes windows_memory_swap_page_operations_total windows_net_bytes_total
    windows_net_packets_outbound_discarded_total windows_net_packets_received_discarded_total windows_os_visible_memory_bytes
    windows_system_boot_time_timestamp_seconds windows_system_system_up_time`,
};

export const collectedByDefault: Record<string, string[]> = Object.fromEntries(
  Object.entries(jobs).map(([job, metrics]) => [job, metrics.trim().split(/\s+/)]),
);

/**
 * Collected only where the cluster's keep list names them, so an expression may use them to leave something out and for nothing else: where
 * they are missing nothing is left out.
 */
export const collectedOnRequest = ["kube_node_spec_unschedulable", "kube_persistentvolumeclaim_access_mode"];
