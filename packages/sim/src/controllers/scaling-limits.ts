/**
 * How far an autoscaler goes at once (kubernetes `pkg/controller/podautoscaler/horizontal.go`: convertDesiredReplicasWithRules): within its bounds, and at most to twice
 * as many as there are, or four. Called by the autoscaler; the words are those of its condition ScalingLimited.
 */

interface Limited {
  readonly replicas: number;
  readonly reason: string;
  readonly message: string;
}

export function limited(current: number, desired: number, least: number, most: number): Limited {
  const fastest = Math.max(2 * current, 4);
  if (desired < least)
    return {
      replicas: least,
      reason: 'TooFewReplicas',
      message: 'the desired replica count is less than the minimum replica count',
    };
  if (desired <= Math.min(most, fastest))
    return {
      replicas: desired,
      reason: 'DesiredWithinRange',
      message: 'the desired count is within the acceptable range',
    };
  return most > fastest
    ? {
        replicas: fastest,
        reason: 'ScaleUpLimit',
        message: 'the desired replica count is increasing faster than the maximum scale rate',
      }
    : {
        replicas: most,
        reason: 'TooManyReplicas',
        message: 'the desired replica count is more than the maximum replica count',
      };
}
