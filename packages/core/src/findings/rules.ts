/** All rules, in the order in which the catalogue tells of them. One file each under `rules/`. Read by `judge` and by the catalogue. */
import type { Rule } from './rule.ts';
import { clusterDnsNoEndpoints } from './rules/cluster-dns-no-endpoints.ts';
import { endpointAddressIsClusterIp } from './rules/endpoint-address-is-cluster-ip.ts';
import { endpointAddressOtherNamespace } from './rules/endpoint-address-other-namespace.ts';
import { endpointAddressUnknownPodIp } from './rules/endpoint-address-unknown-pod-ip.ts';
import { endpointTargetrefMismatch } from './rules/endpoint-targetref-mismatch.ts';
import { endpointsNotMirrored } from './rules/endpoints-not-mirrored.ts';
import { endpointsTruncated } from './rules/endpoints-truncated.ts';
import { endpointsWithoutService } from './rules/endpoints-without-service.ts';
import { endpointsliceFamilyUnused } from './rules/endpointslice-family-unused.ts';
import { endpointsliceFqdnIgnored } from './rules/endpointslice-fqdn-ignored.ts';
import { endpointsliceMissingServiceLabel } from './rules/endpointslice-missing-service-label.ts';
import { endpointslicePortUnset } from './rules/endpointslice-port-unset.ts';
import { endpointsliceWithoutService } from './rules/endpointslice-without-service.ts';
import { gatewayCertRefBroken } from './rules/gateway-cert-ref-broken.ts';
import { gatewayClassMissing } from './rules/gateway-class-missing.ts';
import { gatewayClassNotAccepted } from './rules/gateway-class-not-accepted.ts';
import { gatewayListenerProblem } from './rules/gateway-listener-problem.ts';
import { gatewayNotProgrammed } from './rules/gateway-not-programmed.ts';
import { gatewayNotReconciled } from './rules/gateway-not-reconciled.ts';
import { ingressBackendExternalName } from './rules/ingress-backend-external-name.ts';
import { ingressBackendNoEndpoints } from './rules/ingress-backend-no-endpoints.ts';
import { ingressBackendPortMatchesTargetPort } from './rules/ingress-backend-port-matches-target-port.ts';
import { ingressBackendPortMissing } from './rules/ingress-backend-port-missing.ts';
import { ingressBackendProtocolNotTcp } from './rules/ingress-backend-protocol-not-tcp.ts';
import { ingressBackendServiceMissing } from './rules/ingress-backend-service-missing.ts';
import { ingressClassMissing } from './rules/ingress-class-missing.ts';
import { ingressClassUnset } from './rules/ingress-class-unset.ts';
import { ingressDefaultClassAmbiguous } from './rules/ingress-default-class-ambiguous.ts';
import { ingressDuplicateRule } from './rules/ingress-duplicate-rule.ts';
import { ingressNoAddress } from './rules/ingress-no-address.ts';
import { ingressPathNeverMatches } from './rules/ingress-path-never-matches.ts';
import { ingressTlsSecretInvalid } from './rules/ingress-tls-secret-invalid.ts';
import { ingressTlsSecretMissing } from './rules/ingress-tls-secret-missing.ts';
import { listenersetNotAttached } from './rules/listenerset-not-attached.ts';
import { manualEndpointsOnSelectorService } from './rules/manual-endpoints-on-selector-service.ts';
import { netpolBackendPortBlocked } from './rules/netpol-backend-port-blocked.ts';
import { netpolEgressBlocksDns } from './rules/netpol-egress-blocks-dns.ts';
import { netpolFrontendBlocked } from './rules/netpol-frontend-blocked.ts';
import { netpolNamedPortUnresolved } from './rules/netpol-named-port-unresolved.ts';
import { netpolPeerMatchesNothing } from './rules/netpol-peer-matches-nothing.ts';
import { netpolSelectsNoPods } from './rules/netpol-selects-no-pods.ts';
import { netpolServicePortNotTargetPort } from './rules/netpol-service-port-not-target-port.ts';
import { nginxAnnotationRejectsIngress } from './rules/nginx-annotation-rejects-ingress.ts';
import { nginxAuthSecretMissing } from './rules/nginx-auth-secret-missing.ts';
import { nginxCanaryOrphan } from './rules/nginx-canary-orphan.ts';
import { nginxSourceRangeHostBits } from './rules/nginx-source-range-host-bits.ts';
import { nginxSourceRangeInvalid } from './rules/nginx-source-range-invalid.ts';
import { nginxSourceRangeSeesNodeIp } from './rules/nginx-source-range-sees-node-ip.ts';
import { nodeNotReady } from './rules/node-not-ready.ts';
import { podContainerConfigError } from './rules/pod-container-config-error.ts';
import { podCrashLooping } from './rules/pod-crash-looping.ts';
import { podImagePullFailing } from './rules/pod-image-pull-failing.ts';
import { podInitBlocked } from './rules/pod-init-blocked.ts';
import { podNodeMissing } from './rules/pod-node-missing.ts';
import { podOnUnreadyNode } from './rules/pod-on-unready-node.ts';
import { podProbePortUnresolved } from './rules/pod-probe-port-unresolved.ts';
import { podReadinessFailing } from './rules/pod-readiness-failing.ts';
import { podReadinessGatePending } from './rules/pod-readiness-gate-pending.ts';
import { podStuckTerminating } from './rules/pod-stuck-terminating.ts';
import { podUnschedulable } from './rules/pod-unschedulable.ts';
import { routeBackendNoEndpoints } from './rules/route-backend-no-endpoints.ts';
import { routeBackendPortMissing } from './rules/route-backend-port-missing.ts';
import { routeBackendRefNotPermitted } from './rules/route-backend-ref-not-permitted.ts';
import { routeBackendServiceMissing } from './rules/route-backend-service-missing.ts';
import { routeHostnameMismatch } from './rules/route-hostname-mismatch.ts';
import { routeNoMatchingListener } from './rules/route-no-matching-listener.ts';
import { routeNotAllowed } from './rules/route-not-allowed.ts';
import { routeNotReconciled } from './rules/route-not-reconciled.ts';
import { routeParentMissing } from './rules/route-parent-missing.ts';
import { routeRuleNoBackend } from './rules/route-rule-no-backend.ts';
import { routeStatusRejected } from './rules/route-status-rejected.ts';
import { routeZeroWeight } from './rules/route-zero-weight.ts';
import { stsGoverningServiceMissing } from './rules/sts-governing-service-missing.ts';
import { svcDualStackFamilyEmpty } from './rules/svc-dual-stack-family-empty.ts';
import { svcEtpLocalUncoveredNodes } from './rules/svc-etp-local-uncovered-nodes.ts';
import { svcExternalNameInvalid } from './rules/svc-external-name-invalid.ts';
import { svcExternalNameTargetMissing } from './rules/svc-external-name-target-missing.ts';
import { svcHeadlessPortRemap } from './rules/svc-headless-port-remap.ts';
import { svcItpLocalUncoveredNodes } from './rules/svc-itp-local-uncovered-nodes.ts';
import { svcLbError } from './rules/svc-lb-error.ts';
import { svcLbPending } from './rules/svc-lb-pending.ts';
import { svcNoReadyEndpoints } from './rules/svc-no-ready-endpoints.ts';
import { svcOnlyTerminatingEndpoints } from './rules/svc-only-terminating-endpoints.ts';
import { svcPortNameNotInEndpoints } from './rules/svc-port-name-not-in-endpoints.ts';
import { svcSelectorMatchesNoPods } from './rules/svc-selector-matches-no-pods.ts';
import { svcSelectorlessNoEndpoints } from './rules/svc-selectorless-no-endpoints.ts';
import { svcSlicesOutOfSync } from './rules/svc-slices-out-of-sync.ts';
import { svcSomeEndpointsNotReady } from './rules/svc-some-endpoints-not-ready.ts';
import { svcTargetPortNamePartial } from './rules/svc-target-port-name-partial.ts';
import { svcTargetPortNameUnresolved } from './rules/svc-target-port-name-unresolved.ts';
import { svcTargetPortUndeclared } from './rules/svc-target-port-undeclared.ts';
import { svcWorkloadCannotCreatePods } from './rules/svc-workload-cannot-create-pods.ts';
import { svcWorkloadScaledToZero } from './rules/svc-workload-scaled-to-zero.ts';
import { workloadPodsRefused } from './rules/workload-pods-refused.ts';

export const rules: readonly Rule[] = [
  svcSelectorMatchesNoPods,
  svcWorkloadScaledToZero,
  svcWorkloadCannotCreatePods,
  svcNoReadyEndpoints,
  svcSomeEndpointsNotReady,
  svcOnlyTerminatingEndpoints,
  svcTargetPortNameUnresolved,
  svcTargetPortNamePartial,
  svcTargetPortUndeclared,
  svcPortNameNotInEndpoints,
  svcSelectorlessNoEndpoints,
  svcHeadlessPortRemap,
  svcExternalNameInvalid,
  svcExternalNameTargetMissing,
  svcLbPending,
  svcLbError,
  svcEtpLocalUncoveredNodes,
  svcItpLocalUncoveredNodes,
  svcDualStackFamilyEmpty,
  svcSlicesOutOfSync,
  endpointsWithoutService,
  endpointsliceWithoutService,
  endpointsliceMissingServiceLabel,
  endpointsNotMirrored,
  manualEndpointsOnSelectorService,
  endpointsTruncated,
  endpointAddressIsClusterIp,
  endpointTargetrefMismatch,
  endpointAddressUnknownPodIp,
  endpointAddressOtherNamespace,
  endpointsliceFqdnIgnored,
  endpointsliceFamilyUnused,
  endpointslicePortUnset,
  nodeNotReady,
  podOnUnreadyNode,
  podNodeMissing,
  podUnschedulable,
  podCrashLooping,
  podImagePullFailing,
  podContainerConfigError,
  podInitBlocked,
  podReadinessGatePending,
  podReadinessFailing,
  podProbePortUnresolved,
  podStuckTerminating,
  workloadPodsRefused,
  stsGoverningServiceMissing,
  clusterDnsNoEndpoints,
  ingressClassMissing,
  ingressClassUnset,
  ingressDefaultClassAmbiguous,
  ingressNoAddress,
  ingressBackendServiceMissing,
  ingressBackendPortMissing,
  ingressBackendPortMatchesTargetPort,
  ingressBackendProtocolNotTcp,
  ingressBackendNoEndpoints,
  ingressBackendExternalName,
  ingressDuplicateRule,
  ingressPathNeverMatches,
  ingressTlsSecretMissing,
  ingressTlsSecretInvalid,
  nginxSourceRangeInvalid,
  nginxSourceRangeHostBits,
  nginxSourceRangeSeesNodeIp,
  nginxAnnotationRejectsIngress,
  nginxAuthSecretMissing,
  nginxCanaryOrphan,
  gatewayClassMissing,
  gatewayClassNotAccepted,
  gatewayNotProgrammed,
  gatewayNotReconciled,
  gatewayListenerProblem,
  listenersetNotAttached,
  gatewayCertRefBroken,
  routeParentMissing,
  routeNoMatchingListener,
  routeNotAllowed,
  routeHostnameMismatch,
  routeBackendRefNotPermitted,
  routeBackendServiceMissing,
  routeBackendPortMissing,
  routeBackendNoEndpoints,
  routeRuleNoBackend,
  routeZeroWeight,
  routeStatusRejected,
  routeNotReconciled,
  netpolBackendPortBlocked,
  netpolServicePortNotTargetPort,
  netpolFrontendBlocked,
  netpolPeerMatchesNothing,
  netpolNamedPortUnresolved,
  netpolEgressBlocksDns,
  netpolSelectsNoPods,
];
