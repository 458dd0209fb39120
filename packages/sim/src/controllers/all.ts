/**
 * The controllers of the simulated control plane and its nodes, in the order in which one change is handed to them.
 * Pods' counts reach ReplicaSets before Deployments decide on them.
 */
import type { Controller } from '../controller.ts';
import { apiService } from './api-service.ts';
import { claimProtection } from './claim-protection.ts';
import { cloudLoadBalancer } from './cloud-load-balancer.ts';
import { cronJob } from './cron-job.ts';
import { customResourceDefinition } from './custom-resource-definition.ts';
import { daemonSet } from './daemon-set.ts';
import { deployment } from './deployment.ts';
import { disruption } from './disruption.ts';
import { endpointSlice } from './endpoint-slice.ts';
import { endpointSliceMirroring } from './endpoint-slice-mirroring.ts';
import { endpoints } from './endpoints.ts';
import { eventExpiry } from './event-expiry.ts';
import { externalProvisioner } from './external-provisioner.ts';
import { garbageCollector } from './garbage-collector.ts';
import { gateway } from './gateway.ts';
import { gatewayRoute } from './gateway-route.ts';
import { horizontalPodAutoscaler } from './horizontal-pod-autoscaler.ts';
import { ingressStatus } from './ingress-status.ts';
import { job } from './job.ts';
import { kubelet } from './kubelet.ts';
import { namespace } from './namespace.ts';
import { nodeHeartbeat } from './node-heartbeat.ts';
import { nodeIpam } from './node-ipam.ts';
import { nodeLifecycle } from './node-lifecycle.ts';
import { persistentVolume } from './persistent-volume.ts';
import { persistentVolumeBinder } from './persistent-volume-binder.ts';
import { podGarbage } from './pod-garbage.ts';
import { replicaSet } from './replica-set.ts';
import { resourceQuota } from './resource-quota.ts';
import { rootCaPublisher } from './root-ca-publisher.ts';
import { scheduler } from './scheduler.ts';
import { statefulSet } from './stateful-set.ts';
import { ttl } from './ttl.ts';
import { ttlAfterFinished } from './ttl-after-finished.ts';

export const CONTROLLERS: readonly Controller[] = [
  nodeIpam,
  ttl,
  nodeHeartbeat,
  nodeLifecycle,
  kubelet,
  endpointSlice,
  endpoints,
  endpointSliceMirroring,
  replicaSet,
  statefulSet,
  daemonSet,
  job,
  ttlAfterFinished,
  cronJob,
  deployment,
  disruption,
  horizontalPodAutoscaler,
  persistentVolumeBinder,
  persistentVolume,
  externalProvisioner,
  claimProtection,
  gateway,
  gatewayRoute,
  scheduler,
  garbageCollector,
  podGarbage,
  resourceQuota,
  namespace,
  customResourceDefinition,
  apiService,
  rootCaPublisher,
  ingressStatus,
  cloudLoadBalancer,
  eventExpiry,
];
