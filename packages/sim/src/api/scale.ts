/**
 * The subresource scale: how many replicas an object wants and has, as an `autoscaling/v1` Scale, read and written by itself. Called by the router of subresources.
 * Follows `pkg/registry/apps/deployment/storage` (ScaleREST) and, for resources that somebody has defined, apiextensions `pkg/registry/customresource/etcd.go`.
 */
import type { StoredObject } from '../object.ts';
import { applyJsonPatch } from '../patch/json-patch.ts';
import { applyMergePatch } from '../patch/merge-patch.ts';
import { badRequest, invalid, invalidValue } from '../status.ts';
import { age } from '../tables/age.ts';
import { AGE, column, NAME, selectorText } from '../tables/column.ts';
import type { Shape } from './accept.ts';
import { type Answer, json } from './answer.ts';
import { parseJson } from './body.ts';
import { found, type WriteContext, writeOptions } from './write.ts';

export interface ScaleContext extends WriteContext {
  readonly now: number;
  readonly shape: Shape;
}

/** Whoever defines a resource says where its selector stands; a Scale of it has none otherwise. */
function scaleOf({ metadata, spec, status = {} }: StoredObject, isDefined: boolean) {
  const { name, namespace, uid, resourceVersion, creationTimestamp } = metadata;
  return {
    kind: 'Scale',
    apiVersion: 'autoscaling/v1',
    metadata: { name, namespace, uid, resourceVersion, creationTimestamp },
    spec: spec.replicas ? { replicas: spec.replicas } : {},
    status: {
      replicas: status.replicas ?? 0,
      ...(isDefined ? {} : { selector: selectorText(spec.selector) }),
    },
  };
}

const SCALE = { group: 'autoscaling', plural: 'scales', kind: 'Scale' } as const;

type Scale = ReturnType<typeof scaleOf>;

interface ScaleBody {
  readonly metadata?: { readonly resourceVersion?: string };
  readonly spec?: { readonly replicas?: number };
}

const columns = [
  NAME,
  column('Desired', 'replicas is the desired number of instances for the scaled object.', 'integer'),
  column('Available', 'replicas is the actual number of observed instances of the scaled object.', 'integer'),
  AGE,
];

function shown(scale: Scale, { shape, now }: ScaleContext): Answer {
  if (shape !== 'table') return json(200, scale);
  const { metadata, spec, status } = scale;
  return json(200, {
    kind: 'Table',
    apiVersion: 'meta.k8s.io/v1',
    metadata: { resourceVersion: metadata.resourceVersion },
    columnDefinitions: columns,
    rows: [
      {
        cells: [metadata.name, spec.replicas ?? 0, status.replicas, age(metadata.creationTimestamp, now)],
        object: { kind: 'PartialObjectMetadata', apiVersion: 'meta.k8s.io/v1', metadata },
      },
    ],
  });
}

export function answerScale(context: ScaleContext): Answer {
  const { store, request, body, mediaType } = context;
  const object = found(store, request);
  const isDefined = request.resource.custom;
  const held = scaleOf(object, isDefined);
  if (request.verb === 'get') return shown(held, context);
  const given = parseJson(body);
  const asked = (
    request.verb === 'update'
      ? given
      : mediaType === 'application/json-patch+json'
        ? applyJsonPatch(held, given)
        : applyMergePatch(held, given)
  ) as ScaleBody;
  const replicas = asked?.spec?.replicas ?? 0;
  if (!Number.isInteger(replicas)) throw badRequest('spec.replicas of a Scale must be a whole number');
  if (replicas < 0)
    throw invalid(SCALE, object.metadata.name, [
      invalidValue('spec.replicas', replicas, 'must be greater than or equal to 0'),
    ]);
  const resourceVersion = asked.metadata?.resourceVersion ?? '';
  const next = {
    ...object,
    metadata: { ...object.metadata, resourceVersion },
    spec: { ...object.spec, replicas },
  };
  const written = store.update(next, { ...writeOptions(context), subresource: 'scale' });
  return shown(scaleOf(written, isDefined), context);
}
