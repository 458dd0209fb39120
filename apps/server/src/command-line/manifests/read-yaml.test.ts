/** Documents of YAML mean what they mean to kubectl, and what cannot be read is named where it is, in words that help. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readYaml } from './read-yaml.ts';

const value = (text: string): unknown => {
  const told = readYaml(text);
  return told.ok ? told.value : told.remark;
};
const refused = (text: string): unknown => {
  const told = readYaml(text);
  return told.ok ? 'read' : `${told.remark.line}: ${told.remark.why}`;
};

/** What YAMLToJSON of sigs.k8s.io/yaml 1.6.0 answers, with which kubectl reads. */
const scalars: readonly (readonly [string, unknown])[] = [
  ['on', true],
  ['On', true],
  ['oN', 'oN'],
  ['yes', true],
  ['YES', true],
  ['no', false],
  ['off', false],
  ['OFF', false],
  ['y', true],
  ['Y', true],
  ['n', false],
  ['N', false],
  ['true', true],
  ['True', true],
  ['tRue', 'tRue'],
  ['null', null],
  ['~', null],
  ['Null', null],
  ['', null],
  ['0', 0],
  ['00', 0],
  ['0o17', 15],
  ['017', 15],
  ['08', 8],
  ['09.5', 9.5],
  ['0x1F', 31],
  ['0X1f', 31],
  ['0b101', 5],
  ['-0b101', -5],
  ['-0o7', -7],
  ['+12', 12],
  ['-17', -17],
  ['1_000', 1000],
  ['1_0.5', 10.5],
  ['_1', '_1'],
  ['1e3', 1000],
  ['1E+3', 1000],
  ['1.', 1],
  ['.5', 0.5],
  ['.', '.'],
  ['..', '..'],
  ['.5_0', 0.5],
  ['+.5', 0.5],
  ['12:30:45', '12:30:45'],
  ['190:20:30', '190:20:30'],
  ['2001-12-14', '2001-12-14'],
  ['2026-11-21T08:00:00Z', '2026-11-21T08:00:00Z'],
  ['18446744073709551615', 2 ** 64],
  ['1e999', '1e999'],
  ['0777777777777777777777777', 7.777777777777778e23],
  ['0xfffffffffffffffff', '0xfffffffffffffffff'],
  ['1.2.3', '1.2.3'],
  ['0.0.0.0/0', '0.0.0.0/0'],
  ['+', '+'],
  ['-x', '-x'],
  ['=', '='],
  ['100m', '100m'],
  ['1Gi', '1Gi'],
  ['0o', '0o'],
  ['0x', '0x'],
  ['0b2', '0b2'],
  ['1__0', 10],
  ['6e', '6e'],
  ['"on"', 'on'],
  ["'0x1'", '0x1'],
  ['!!str 12', '12'],
  ['!!int "12"', 12],
  ['!!float 3', 3],
  ['!mine 12', '12'],
];

describe('a document of YAML', () => {
  it.each(scalars)('reads %s as kubectl does', (written, meant) => {
    expect(value(`v: ${written}\n`)).toEqual({ v: meant });
  });

  it('is read with anchors, merge keys, blocks of text, keys of other types, and all ends of lines', () => {
    expect(value('a: &a {x: 1, z: 2}\nb:\n  <<: *a\n  z: 3\n')).toEqual({
      a: { x: 1, z: 2 },
      b: { x: 1, z: 3 },
    });
    expect(value('a: |\n  x\n   y\nb: >-\n  x\n  y\n\n  z\n')).toEqual({ a: 'x\n y\n', b: 'x y\nz' });
    expect(value('0x10: a\non: b\n"on": c\n')).toEqual({ '16': 'a', true: 'b', on: 'c' });
    expect(value('a:\r\n- b: "x\r\n    y"\r\n')).toEqual({ a: [{ b: 'x y' }] });
    expect(value('# nothing\n---\n')).toBeNull();
    expect(Object.keys(value('__proto__: {x: 1}\n') as object)).toEqual(['__proto__']);
  });

  it('gives back whatever was written in it', () => {
    const text = fc.oneof(
      fc.string(),
      fc.string({ unit: fc.constantFrom(...'on:-# \n\'"{}[]&*!|>%@,?0x_.~') }),
    );
    const { tree } = fc.letrec(tie => ({
      tree: fc.oneof(
        { maxDepth: 4 },
        ...[text, fc.integer(), fc.boolean(), fc.constant(null)],
        fc.array(tie('tree'), { maxLength: 4 }),
        fc.dictionary(text, tie('tree'), { maxKeys: 4 }),
      ),
    }));
    fc.assert(
      fc.property(fc.record({ held: tree }), held => {
        expect(value(stringify(held, { compat: 'yaml-1.1' }))).toEqual(held);
      }),
    );
  });

  it('takes the last of a key that is given twice, and says so', () => {
    expect(readYaml('a: 1\nb:\n  c: 1\n  c: 2\n')).toEqual({
      ok: true,
      value: { a: 1, b: { c: 2 } },
      remarks: [{ line: 4, why: 'c is given twice; kubectl takes the last one' }],
    });
  });

  it('is refused with the line where it breaks', () => {
    expect(refused('a: b\nc:\n\td: 1\n')).toBe('3: a tab in the indentation; YAML takes blanks only');
    expect(refused('a:\n   b: 1\n  c: 2\n')).toBe('3: bad indentation of a mapping entry');
    expect(refused('a: b: c\n')).toMatch(/^1: /);
  });

  it.each([
    ['a: b\nname: {{ .Release.Name }}-web\n', 2],
    ['a: b\n{{- if .Values.x }}\nc: d\n{{- end }}\n', 2],
    ['ports:\n- {{ .Values.port }}\n', 2],
  ])('is told for a template that was not rendered: %j', (text, line) => {
    expect(refused(text)).toBe(
      `${line}: this is a template ({{ … }}), not a manifest yet; give what helm template prints of it`,
    );
  });

  it('is not told for a template because it speaks of one', () => {
    expect(value('a: "{{ x }}"\nb: see {{ x }}\n')).toEqual({ a: '{{ x }}', b: 'see {{ x }}' });
    expect(refused('a: "{{ x }}"\nb: [\n')).not.toContain('template');
  });

  it('may not stand for more than it says, nor for itself', () => {
    const nest = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h', 'i'].map(
      (name, i, all) =>
        `${name}: &${name} [${Array(9)
          .fill(i === 0 ? 'x' : `*${all[i - 1]}`)
          .join(', ')}]\n`,
    );
    expect(refused(nest.join(''))).toMatch(/^1: its aliases/);
    expect(refused('a: &a [*a]\n')).toMatch(/^1: its aliases/);
    expect(value('a: &a [x]\nb: [*a, *a]\n')).toEqual({ a: ['x'], b: [['x'], ['x']] });
  });
});
