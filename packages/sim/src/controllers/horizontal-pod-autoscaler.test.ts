import { describe, expect, it } from 'vitest';
import { createLab, type Lab, NAMESPACE } from '../lab.ts';
import { conditionsOf } from './condition.ts';

const container = (name: string, more: object = {}) => ({ name, image: `${name}:1`, ...more });

const deploymentSpec = (app: string, resources: object) => ({
  replicas: 1,
  selector: { matchLabels: { app } },
  template: { metadata: { labels: { app } }, spec: { containers: [container(app, { resources })] } },
});

/** metrics-server with its Service, and what says that it serves an API. */
function putMetrics(lab: Lab): void {
  lab.apply('Deployment', 'metrics-server', deploymentSpec('metrics-server', {}));
  const ports = [{ name: 'https', port: 443, targetPort: 10250 }];
  lab.apply('Service', 'metrics-server', { selector: { app: 'metrics-server' }, ports });
  lab.store.create({
    apiVersion: 'apiregistration.k8s.io/v1',
    kind: 'APIService',
    metadata: { name: 'v1beta1.metrics.k8s.io' },
    spec: {
      group: 'metrics.k8s.io',
      version: 'v1beta1',
      service: { name: 'metrics-server', namespace: NAMESPACE },
    },
  });
}

/** The lesson: an app that asks for 200m, and an autoscaler that wants half of it used. */
function begin(): Lab {
  const lab = createLab();
  const resources = { requests: { cpu: '200m' }, limits: { cpu: '500m' } };
  lab.apply('Deployment', 'php-apache', deploymentSpec('php-apache', resources));
  lab.apply('Service', 'php-apache', { selector: { app: 'php-apache' }, ports: [{ port: 80 }] });
  lab.store.create({
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name: 'php-apache', namespace: NAMESPACE },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'php-apache' },
      minReplicas: 1,
      maxReplicas: 10,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 50 } },
        },
      ],
    },
  });
  return lab;
}

const scaler = (lab: Lab) => lab.store.get('HorizontalPodAutoscaler', NAMESPACE, 'php-apache');
const said = (lab: Lab) =>
  conditionsOf(scaler(lab)).map(({ type, status, reason }) => `${type} ${status} ${reason}`);
const replicas = (lab: Lab): number => lab.get('Deployment', 'php-apache')?.spec.replicas;

describe('the autoscaler', () => {
  it('says that it could not learn anything where nobody measures', () => {
    const lab = begin();
    lab.wait(120);
    expect(said(lab)).toEqual([
      'AbleToScale True SucceededGetScale',
      'ScalingActive False FailedGetResourceMetric',
    ]);
    expect(lab.events()).toContain(
      'FailedGetResourceMetric failed to get cpu utilization: unable to get metrics for resource cpu: unable to fetch metrics from resource metrics API: the server could not find the requested resource (get pods.metrics.k8s.io)',
    );
    expect(replicas(lab)).toBe(1);
  });

  it('says that the API does not answer while metrics-server is not ready', () => {
    const lab = begin();
    putMetrics(lab);
    lab.change('Deployment', 'metrics-server', { replicas: 0 });
    lab.wait(120);
    expect(conditionsOf(lab.store.get('APIService', undefined, 'v1beta1.metrics.k8s.io'))).toMatchObject([
      {
        type: 'Available',
        status: 'False',
        reason: 'MissingEndpoints',
        message:
          'endpointslices for service/metrics-server in "lab" have no addresses with port name "https"',
      },
    ]);
    expect(lab.events().join()).toContain(
      'the server is currently unable to handle the request (get pods.metrics.k8s.io)',
    );
  });

  it('scales under load, stays, and comes down five minutes after the load has gone', () => {
    const lab = begin();
    putMetrics(lab);
    lab.settle();
    expect(said(lab)).toEqual([
      'AbleToScale True ReadyForNewScale',
      'ScalingActive True ValidMetricFound',
      'ScalingLimited False DesiredWithinRange',
    ]);
    expect(scaler(lab)?.status.currentMetrics[0].resource.current.averageUtilization).toBeLessThan(50);
    expect(replicas(lab)).toBe(1);
    const loop = 'while sleep 0.01; do wget -q -O- http://php-apache; done';
    lab.apply('Pod', 'load-generator', {
      containers: [container('busybox', { command: ['/bin/sh', '-c', loop] })],
      restartPolicy: 'Never',
    });
    lab.wait(90);
    expect(lab.events()).toContain(
      'SuccessfulRescale New size: 4; reason: cpu resource utilization (percentage of request) above target',
    );
    lab.settle();
    const busy = replicas(lab);
    expect(busy).toBeGreaterThan(4);
    expect(busy).toBeLessThan(10);
    lab.store.remove('Pod', NAMESPACE, 'load-generator', { graceSeconds: 0 });
    lab.wait(200);
    expect(replicas(lab)).toBe(busy);
    expect(said(lab)).toContain('AbleToScale True ScaleDownStabilized');
    lab.settle();
    expect(replicas(lab)).toBe(1);
    expect(lab.events()).toContain('SuccessfulRescale New size: 1; reason: All metrics below target');
  });

  it('says whose request it misses', () => {
    const lab = begin();
    putMetrics(lab);
    lab.change('Deployment', 'php-apache', deploymentSpec('php-apache', {}));
    lab.settle();
    expect(lab.events().join('\n')).toMatch(
      /failed to get cpu utilization: missing request for cpu in container php-apache of Pod php-apache-/,
    );
  });
});
