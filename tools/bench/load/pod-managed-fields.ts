/** What the API server keeps about who wrote which field of a pod: two fifths of its bytes. Part of pod-template.ts; words in @@ are filled in with it. */

export const settings = Array.from({ length: 14 }, (_, index) => `APP_SETTING_${index}`);

const owns = (...names: readonly string[]): Record<string, object> =>
  Object.fromEntries(names.map(name => [name, {}]));

const probeFields = {
  ...owns('.', 'f:failureThreshold'),
  'f:httpGet': owns('.', 'f:path', 'f:port', 'f:scheme'),
  ...owns('f:periodSeconds', 'f:successThreshold', 'f:timeoutSeconds'),
};

const containerFields = {
  '.': {},
  'f:env': Object.fromEntries([
    ['.', {}],
    ...settings.map(name => [
      `k:{"name":"${name}"}`,
      { ...owns('.', 'f:name'), 'f:valueFrom': owns('.', 'f:configMapKeyRef') },
    ]),
  ]),
  ...owns('f:image', 'f:imagePullPolicy'),
  'f:livenessProbe': probeFields,
  'f:name': {},
  'f:ports': {
    '.': {},
    'k:{"containerPort":8080,"protocol":"TCP"}': owns('.', 'f:containerPort', 'f:name', 'f:protocol'),
  },
  'f:resources': {
    '.': {},
    'f:limits': owns('.', 'f:memory'),
    'f:requests': owns('.', 'f:cpu', 'f:memory'),
  },
  ...owns('f:terminationMessagePath', 'f:terminationMessagePolicy'),
  'f:volumeMounts': { '.': {}, 'k:{"mountPath":"/etc/app"}': owns('.', 'f:mountPath', 'f:name') },
};

export const managedFields = [
  {
    manager: 'kube-controller-manager',
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-03-01T10:00:00Z',
    fieldsType: 'FieldsV1',
    fieldsV1: {
      'f:metadata': {
        'f:annotations': owns(
          '.',
          'f:checksum/config',
          'f:kubectl.kubernetes.io/restartedAt',
          'f:prometheus.io/port',
          'f:prometheus.io/scrape',
        ),
        'f:generateName': {},
        'f:labels': owns(
          '.',
          'f:app',
          'f:app.kubernetes.io/instance',
          'f:app.kubernetes.io/managed-by',
          'f:app.kubernetes.io/name',
          'f:app.kubernetes.io/part-of',
          'f:app.kubernetes.io/version',
          'f:pod-template-hash',
          'f:tier',
        ),
        'f:ownerReferences': owns('.', 'k:{"uid":"@@OWNER@@"}'),
      },
      'f:spec': {
        'f:affinity': {
          '.': {},
          'f:podAntiAffinity': owns('.', 'f:preferredDuringSchedulingIgnoredDuringExecution'),
        },
        'f:containers': { 'k:{"name":"app"}': containerFields },
        ...owns(
          'f:dnsPolicy',
          'f:enableServiceLinks',
          'f:restartPolicy',
          'f:schedulerName',
          'f:securityContext',
          'f:serviceAccount',
          'f:serviceAccountName',
          'f:terminationGracePeriodSeconds',
        ),
        'f:volumes': {
          '.': {},
          'k:{"name":"config"}': {
            '.': {},
            'f:configMap': owns('.', 'f:defaultMode', 'f:name'),
            'f:name': {},
          },
        },
      },
    },
  },
  {
    manager: 'kubelet',
    operation: 'Update',
    apiVersion: 'v1',
    time: '2026-03-01T10:00:06Z',
    fieldsType: 'FieldsV1',
    subresource: 'status',
    fieldsV1: {
      'f:status': {
        'f:conditions': Object.fromEntries(
          ['PodReadyToStartContainers', 'ContainersReady', 'Initialized', 'Ready'].map(type => [
            `k:{"type":"${type}"}`,
            owns(
              '.',
              'f:lastProbeTime',
              'f:lastTransitionTime',
              'f:observedGeneration',
              'f:status',
              'f:type',
            ),
          ]),
        ),
        ...owns('f:containerStatuses', 'f:hostIP', 'f:hostIPs', 'f:observedGeneration', 'f:phase', 'f:podIP'),
        'f:podIPs': { '.': {}, 'k:{"ip":"@@IP@@"}': owns('.', 'f:ip') },
        'f:startTime': {},
      },
    },
  },
];
