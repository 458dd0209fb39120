import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textWithoutManagedFields } from './text-without-managed-fields.ts';

const cut = (value: unknown, indent?: number): unknown =>
  JSON.parse(textWithoutManagedFields(Buffer.from(JSON.stringify(value, null, indent))));

const entry = { manager: 'k"ubelet\\', fieldsV1: { 'k:{"uid":"]"}': { '.': {} }, 'f:[': [[], ['\\"]']] } };

describe('textWithoutManagedFields', () => {
  it.each([
    ['first', { managedFields: [entry, entry], name: 'a' }],
    ['last', { name: 'a', managedFields: [entry] }],
    ['alone', { managedFields: [entry] }],
    ['in the middle', { name: 'a', managedFields: [], uid: 'u' }],
  ])('R9: takes them out where they stand %s, with any white space', (_, metadata) => {
    const { managedFields: _cut, ...rest } = metadata;
    for (const indent of [0, 1, 2])
      expect(cut({ kind: 'Pod', metadata, spec: { a: [1] } }, indent)).toEqual({
        kind: 'Pod',
        metadata: rest,
        spec: { a: [1] },
      });
  });

  it('R9: leaves text alone that only looks like them', () => {
    const value = {
      metadata: {
        annotations: { a: '"managedFields":[1,2]', b: 'managedFields', managedFields: 'text' },
        labels: { '\\"managedFields': 'x', 'x"managedFields': [1] },
      },
      words: ['managedFields', ['managedFields']],
    };
    expect(cut(value)).toEqual(value);
    expect(cut(value, 2)).toEqual(value);
  });

  it('R9: takes out those of a template as well', () => {
    expect(
      cut({ spec: { managedFields: [entry] }, metadata: { managedFields: [entry], name: 'a' } }),
    ).toEqual({
      spec: {},
      metadata: { name: 'a' },
    });
  });

  it('R9: changes nothing else in any object', () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.string(), fc.jsonValue()),
        fc.array(fc.jsonValue()),
        fc.boolean(),
        fc.integer({ min: 0, max: 2 }),
        (metadata, managedFields, first, indent) => {
          const { managedFields: _theirs, ...rest } = metadata;
          fc.pre(!JSON.stringify(rest).includes('managedFields'));
          const whole = first ? { managedFields, ...rest } : { ...rest, managedFields };
          expect(cut({ metadata: whole }, indent)).toEqual(JSON.parse(JSON.stringify({ metadata: rest })));
        },
      ),
    );
  });

  it('leaves a value that does not end to the parser', () => {
    const bytes = Buffer.from('{"metadata":{"managedFields":[{"a":"');
    expect(textWithoutManagedFields(bytes)).toBe('{"metadata":{"managedFields":[{"a":"');
  });
});
