/** Conditions as the API machinery writes them, and the generation that they speak of. Called by the parsers of the Gateway API. */
import type { Condition } from '../gateway-api.ts';
import type { Interner } from '../intern.ts';
import { fields, integer, list, text, time, word } from '../json.ts';

const statuses = ['True', 'False', 'Unknown'] as const;

export function parseConditions(json: unknown, interner: Interner): readonly Condition[] {
  return list(json).flatMap(item => {
    const from = fields<
      'type' | 'status' | 'reason' | 'message' | 'observedGeneration' | 'lastTransitionTime'
    >(item);
    const type = text(from.type);
    const status = word(from.status, statuses);
    if (type === undefined || status === undefined) return [];
    const message = text(from.message);
    const generation = integer(from.observedGeneration);
    const since = time(from.lastTransitionTime);
    return [
      {
        type: interner.text(type),
        status,
        reason: interner.text(text(from.reason) ?? ''),
        ...(message !== undefined && { message }),
        ...(generation !== undefined && { generation }),
        ...(since !== undefined && { since }),
      },
    ];
  });
}

/** `metadata.generation`, which grows with the spec; 0 where the API server keeps none. */
export function generationOf(metadata: unknown): number {
  return integer(fields<'generation'>(metadata).generation) ?? 0;
}
