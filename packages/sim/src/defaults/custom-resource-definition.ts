/**
 * What a CustomResourceDefinition leaves out (apiextensions `pkg/apis/apiextensions/v1/defaults.go`).
 */
import type { DraftObject } from '../object.ts';

export function customResourceDefinitionDefaults(draft: DraftObject): DraftObject {
  const { names = {} } = draft.spec ?? {};
  const kind: string = names.kind ?? '';
  return {
    ...draft,
    spec: {
      conversion: { strategy: 'None' },
      ...draft.spec,
      names: {
        ...names,
        ...(kind === '' ? {} : { listKind: names.listKind || `${kind}List` }),
        singular: names.singular || kind.toLowerCase(),
      },
    },
  };
}
