/**
 * The fields of the messages that kubectl's typed commands send as protobuf: `create …`, `expose`, `auth can-i`, evictions.
 * A field is written `name:number:type`; no type is a string; `*` is a list; `?` keeps zero and false, which Go writes only when they were set;
 * `^` is a message whose fields lie in its parent's JSON. Numbers from k8s.io/api and k8s.io/apimachinery `generated.proto`.
 */
export interface Field {
  readonly name: string;
  /** `string`, `int`, `bool`, `map`, `bytesMap`, `quantityMap`, `time`, `intOrString`, or a message of this file. */
  readonly type: string;
  readonly list: boolean;
  readonly set: boolean;
  readonly inline: boolean;
}

const MESSAGES: Readonly<Record<string, string>> = {
  ObjectMeta:
    'name:1 generateName:2 namespace:3 uid:5 resourceVersion:6 generation:7:int creationTimestamp:8:time labels:11:map annotations:12:map ownerReferences:13:OwnerReference* finalizers:14:string*',
  OwnerReference: 'kind:1 name:3 uid:4 apiVersion:5 controller:6:bool? blockOwnerDeletion:7:bool?',
  LabelSelector: 'matchLabels:1:map matchExpressions:2:LabelSelectorRequirement*',
  LabelSelectorRequirement: 'key:1 operator:2 values:3:string*',

  Namespace: 'metadata:1:ObjectMeta',
  ServiceAccount: 'metadata:1:ObjectMeta',
  ConfigMap: 'metadata:1:ObjectMeta data:2:map binaryData:3:bytesMap immutable:4:bool?',
  Secret: 'metadata:1:ObjectMeta data:2:bytesMap type:3 stringData:4:map immutable:5:bool?',

  Service: 'metadata:1:ObjectMeta spec:2:ServiceSpec',
  ServiceSpec:
    'ports:1:ServicePort* selector:2:map clusterIP:3 type:4 externalIPs:5:string* sessionAffinity:7 externalName:10 externalTrafficPolicy:11 publishNotReadyAddresses:13:bool ipFamilyPolicy:17 clusterIPs:18:string* ipFamilies:19:string* internalTrafficPolicy:22 trafficDistribution:23',
  ServicePort: 'name:1 protocol:2 port:3:int targetPort:4:intOrString nodePort:5:int appProtocol:6',

  Pod: 'metadata:1:ObjectMeta spec:2:PodSpec',
  PodTemplateSpec: 'metadata:1:ObjectMeta spec:2:PodSpec',
  PodSpec:
    'containers:2:Container* restartPolicy:3 terminationGracePeriodSeconds:4:int? activeDeadlineSeconds:5:int? dnsPolicy:6 nodeSelector:7:map serviceAccountName:8 nodeName:10 hostNetwork:11:bool schedulerName:19 initContainers:20:Container* tolerations:22:Toleration*',
  Container:
    'name:1 image:2 command:3:string* args:4:string* workingDir:5 ports:6:ContainerPort* env:7:EnvVar* resources:8:ResourceRequirements terminationMessagePath:13 imagePullPolicy:14 stdin:16:bool stdinOnce:17:bool tty:18:bool terminationMessagePolicy:20',
  ContainerPort: 'name:1 hostPort:2:int containerPort:3:int protocol:4 hostIP:5',
  EnvVar: 'name:1 value:2',
  ResourceRequirements: 'limits:1:quantityMap requests:2:quantityMap',
  Toleration: 'key:1 operator:2 value:3 effect:4 tolerationSeconds:5:int?',

  Deployment: 'metadata:1:ObjectMeta spec:2:DeploymentSpec',
  DeploymentSpec:
    'replicas:1:int? selector:2:LabelSelector template:3:PodTemplateSpec strategy:4:DeploymentStrategy minReadySeconds:5:int revisionHistoryLimit:6:int? paused:7:bool progressDeadlineSeconds:9:int?',
  DeploymentStrategy: 'type:1 rollingUpdate:2:RollingUpdate',
  RollingUpdate: 'maxUnavailable:1:intOrString maxSurge:2:intOrString',
  Job: 'metadata:1:ObjectMeta spec:2:JobSpec',
  JobSpec:
    'parallelism:1:int? completions:2:int? activeDeadlineSeconds:3:int? selector:4:LabelSelector manualSelector:5:bool? template:6:PodTemplateSpec backoffLimit:7:int? ttlSecondsAfterFinished:8:int?',

  Ingress: 'metadata:1:ObjectMeta spec:2:IngressSpec',
  IngressSpec: 'defaultBackend:1:IngressBackend tls:2:IngressTLS* rules:3:IngressRule* ingressClassName:4',
  IngressTLS: 'hosts:1:string* secretName:2',
  IngressRule: 'host:1 value:2:IngressRuleValue^',
  IngressRuleValue: 'http:1:HTTPIngressRuleValue',
  HTTPIngressRuleValue: 'paths:1:HTTPIngressPath*',
  HTTPIngressPath: 'path:1 backend:2:IngressBackend pathType:3',
  IngressBackend: 'service:4:IngressServiceBackend',
  IngressServiceBackend: 'name:1 port:2:ServiceBackendPort',
  ServiceBackendPort: 'name:1 number:2:int',

  PodDisruptionBudget: 'metadata:1:ObjectMeta spec:2:PodDisruptionBudgetSpec',
  PodDisruptionBudgetSpec: 'minAvailable:1:intOrString selector:2:LabelSelector maxUnavailable:3:intOrString',
  Eviction: 'metadata:1:ObjectMeta deleteOptions:2:DeleteOptions',
  DeleteOptions:
    'gracePeriodSeconds:1:int? preconditions:2:Preconditions orphanDependents:3:bool? propagationPolicy:4 dryRun:5:string*',
  Preconditions: 'uid:1 resourceVersion:2',

  SelfSubjectReview: 'metadata:1:ObjectMeta',
  SelfSubjectAccessReview: 'metadata:1:ObjectMeta spec:2:SelfSubjectAccessReviewSpec',
  SelfSubjectAccessReviewSpec:
    'resourceAttributes:1:ResourceAttributes nonResourceAttributes:2:NonResourceAttributes',
  ResourceAttributes: 'namespace:1 verb:2 group:3 version:4 resource:5 subresource:6 name:7',
  NonResourceAttributes: 'path:1 verb:2',
  SelfSubjectRulesReview: 'metadata:1:ObjectMeta spec:2:SelfSubjectRulesReviewSpec',
  SelfSubjectRulesReviewSpec: 'namespace:1',
};

function field(text: string): readonly [number, Field] {
  const [name = '', number, type = 'string'] = text.split(':');
  const [, plain = type, mark = ''] = /^(.*?)([*?^]?)$/.exec(type) ?? [];
  return [Number(number), { name, type: plain, list: mark === '*', set: mark === '?', inline: mark === '^' }];
}

const PARSED: ReadonlyMap<string, ReadonlyMap<number, Field>> = new Map(
  Object.entries(MESSAGES).map(([name, fields]) => [name, new Map(fields.split(' ').map(field))]),
);

export const fieldsOf = (message: string): ReadonlyMap<number, Field> | undefined => PARSED.get(message);
