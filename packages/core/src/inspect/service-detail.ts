/**
 * What a Service's object says beyond the picture: for how long a caller keeps its pod, which families are wanted, and how traffic is spread. Called by the inspector.
 */
import { fields, integer, text } from '../kubernetes/json.ts';

export interface ServiceDetail {
  /** Seconds for which a caller keeps its pod, where affinity is ClientIP. */
  readonly affinityTimeout?: number;
  readonly familyPolicy?: string;
  readonly trafficDistribution?: string;
  readonly loadBalancerClass?: string;
  readonly healthCheckNodePort?: number;
}

type SpecField =
  | 'sessionAffinityConfig'
  | 'ipFamilyPolicy'
  | 'trafficDistribution'
  | 'loadBalancerClass'
  | 'healthCheckNodePort';

export function readService(value: unknown): ServiceDetail {
  const spec = fields<SpecField>(fields<'spec'>(value).spec);
  const clientIP = fields<'timeoutSeconds'>(fields<'clientIP'>(spec.sessionAffinityConfig).clientIP);
  const said = {
    affinityTimeout: integer(clientIP.timeoutSeconds),
    familyPolicy: text(spec.ipFamilyPolicy),
    trafficDistribution: text(spec.trafficDistribution),
    loadBalancerClass: text(spec.loadBalancerClass),
    healthCheckNodePort: integer(spec.healthCheckNodePort),
  };
  return Object.fromEntries(Object.entries(said).filter(([, one]) => one !== undefined));
}
