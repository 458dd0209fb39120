/** A process that reads all pods of a cluster with the informer of @kubernetes/client-node, as its documentation shows it, and tells how long that took. */
import { CoreV1Api, KubeConfig, makeInformer } from '@kubernetes/client-node';
import { readJob, tell } from '../child.ts';
import { measureReading, type Reading } from './reading.ts';

const { url } = readJob<Reading>();
const config = new KubeConfig();
config.loadFromOptions({
  clusters: [{ name: 'bench', server: url, skipTLSVerify: true }],
  users: [{ name: 'bench' }],
  contexts: [{ name: 'bench', cluster: 'bench', user: 'bench' }],
  currentContext: 'bench',
});
const api = config.makeApiClient(CoreV1Api);
const done = measureReading();
const informer = makeInformer(config, '/api/v1/pods', () => api.listPodForAllNamespaces({}));
informer.on('error', error => {
  throw error;
});
await informer.start();
tell(done(informer.list().length));
