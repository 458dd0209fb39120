/**
 * Nodes: cordon, drain, taint. A session of its own takes one node at a time, and gives it back. Nobody waits for the node when it is uncordoned while Events are still to be
 * compared: the scheduler may look between the field and the taint that follows it, and which pods a drain leaves is drawn.
 */
import { session } from '../session.ts';

const pinned = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  replicas: 2
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      nodeSelector: { kubernetes.io/hostname: node-c }
      containers: [{ name: web, image: "web:1" }]
`;

export const nodes = session(
  'nodes are emptied and filled',
  `
  get nodes
  get nodes -o wide
  get no -L topology.kubernetes.io/zone
  get node node-c -o jsonpath='{.spec} {.status.allocatable}'
  describe node node-c
  apply -f pinned.yaml
  settle
  describe node node-c
  cordon node-c
  cordon node-c
  get node node-c
  scale deploy web --replicas=3
  settle
  get pods | sort
  describe pod -l app=web | sort -u
  scale deploy web --replicas=2
  settle
  uncordon node-c
  uncordon node-c
  settle
  scale deploy web --replicas=3
  settle
  get pods
  create pdb web --selector=app=web --min-available=3
  until 3 : get pdb web -o jsonpath={.status.currentHealthy}
  get pdb
  drain node-c --dry-run=client --pod-selector=app=web
  drain node-c --pod-selector=app=web --timeout=2s | sort -u
  patch pdb web -p '{"spec":{"minAvailable":1}}'
  until 2 : get pdb web -o jsonpath={.status.disruptionsAllowed}
  drain node-c --pod-selector=app=web --ignore-daemonsets --delete-emptydir-data --timeout=12s | sort -u
  settle
  get pods | sort
  get pdb
  describe pdb web
  taint node node-c broken=yes:NoSchedule
  taint node node-c broken=yes:NoSchedule
  taint node node-c broken=no:NoSchedule
  taint node node-c broken=no:NoSchedule --overwrite
  get node node-c -o jsonpath={.spec.taints}
  settle
  describe pod -l app=web | sort -u
  taint node node-c broken-
  taint node node-c broken-
  taint node node-c bad=x:Sideways
  taint node nobody a=b:NoSchedule
  uncordon node-c
  settle
  get pods
  taint nodes node-c out=now:NoExecute
  settle
  get pods | sort
  taint nodes node-c out-
  settle
  get pods
  run lonely --image=lonely:1 --overrides='{"spec":{"nodeName":"node-c"}}'
  settle
  drain node-c --pod-selector=run=lonely
  drain node-c --pod-selector=run=lonely --force
  uncordon node-c
  cordon nobody
  drain nobody
  cordon
  label node node-c disk=ssd
  label node node-c disk-
  annotate node node-c note=x
  annotate node node-c note-
  delete node nobody
  delete pdb web
  `,
  { 'pinned.yaml': pinned },
);
