/**
 * What may change in a pod once it is there, by `ValidatePodUpdate` of `pkg/apis/core/validation`, in its words: images, a shorter deadline, more tolerations,
 * fewer scheduling gates. Whatever else differs is shown as upstream shows it.
 */
import type { StoredObject } from '../object.ts';
import { asInternal } from '../openapi/internal-struct.ts';
import { sameJson } from '../same-json.ts';
import { type FieldError, forbiddenField, invalidValue, required } from '../status.ts';
import { unifiedDiff } from './unified-diff.ts';

// biome-ignore lint/suspicious/noExplicitAny: parts of a spec, open like ObjectBody.
type Part = any;

const FROZEN =
  'pod updates may not change fields other than `spec.containers[*].image`,`spec.initContainers[*].image`,' +
  '`spec.activeDeadlineSeconds`,`spec.tolerations` (only additions to existing tolerations),' +
  '`spec.terminationGracePeriodSeconds` (allow it to be set to 1 if it was previously negative)';

const LISTS = ['containers', 'initContainers'] as const;

const listOf = (spec: Part, list: string): readonly Part[] => spec[list] ?? [];

function listErrors(next: Part, before: Part, list: string): readonly FieldError[] {
  const containers = listOf(next, list);
  if (containers.length !== listOf(before, list).length)
    return [forbiddenField(`spec.${list}`, 'pod updates may not add or remove containers')];
  return containers.flatMap(({ image = '' }, index) => {
    const field = `spec.${list}[${index}].image`;
    if (image === '') return [required(field)];
    return image.trim() === image
      ? []
      : [invalidValue(field, image, 'must not have leading or trailing whitespace')];
  });
}

function deadlineErrors(next: Part, before: Part): readonly FieldError[] {
  const [asked, held] = [next.activeDeadlineSeconds, before.activeDeadlineSeconds];
  if (held === undefined || asked === held) return [];
  const field = 'spec.activeDeadlineSeconds';
  if (asked === undefined)
    return [invalidValue(field, null, 'must not update from a positive integer to nil value')];
  return asked > held ? [invalidValue(field, asked, 'must be less than or equal to previous value')] : [];
}

function tolerationErrors(next: Part, before: Part): readonly FieldError[] {
  const timeless = ({ tolerationSeconds: _, ...rest }: Part): Part => rest;
  const asked = listOf(next, 'tolerations').map(timeless);
  const lost = listOf(before, 'tolerations').some(held => !asked.some(one => sameJson(one, timeless(held))));
  return lost
    ? [
        forbiddenField(
          'spec.tolerations',
          'existing toleration can not be modified except its tolerationSeconds',
        ),
      ]
    : [];
}

/** What was asked for, with what may change as it was. */
function munged(next: Part, before: Part): Part {
  const { activeDeadlineSeconds: _a, tolerations: _t, schedulingGates: _s, ...rest } = next;
  const { activeDeadlineSeconds, tolerations, schedulingGates } = before;
  const lists = LISTS.flatMap(list =>
    next[list] === undefined
      ? []
      : [[list, listOf(next, list).map((one, index) => ({ ...one, image: before[list][index].image }))]],
  );
  return { ...rest, ...Object.fromEntries(lists), activeDeadlineSeconds, tolerations, schedulingGates };
}

const shown = (spec: Part): string => JSON.stringify(asInternal(spec, 'PodSpec'), null, 1);

export function podUpdateErrors(
  { spec: next }: StoredObject,
  { spec: before }: StoredObject,
): readonly FieldError[] {
  if (sameJson(next, before)) return [];
  for (const list of LISTS) {
    const errors = listErrors(next, before, list);
    if (errors.length > 0) return errors;
  }
  const errors = [...deadlineErrors(next, before), ...tolerationErrors(next, before)];
  const [was, is] = [shown(before), shown(munged(next, before))];
  return was === is ? errors : [...errors, forbiddenField('spec', `${FROZEN}\n${unifiedDiff(was, is)}`)];
}
