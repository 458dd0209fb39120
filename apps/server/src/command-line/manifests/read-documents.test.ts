/** Documents of files: where they begin, what is broken in them, and that the items of a List are read one by one and mean the same. */
import { describe, expect, it } from 'vitest';
import { readDocuments } from './read-documents.ts';

const named = (text: string) =>
  readDocuments(text).documents.map(({ line, value }) => [
    line,
    (value as { metadata?: { name?: string } }).metadata?.name,
  ]);

const list = `apiVersion: v1
items:
- apiVersion: v1
  kind: Service
  metadata:
    name: web
    annotations:
      note: |
        - this is no item

        kind: List
- apiVersion: v1
  kind: Pod
  metadata:
    name: web-1
kind: List
metadata:
  resourceVersion: ""
`;

describe('documents of a file', () => {
  it('begin where they begin, also in a List as kubectl prints it', () => {
    expect(named('---\nmetadata: { name: a }\n---\n# nothing\n---\nmetadata:\n  name: b\n')).toEqual([
      [2, 'a'],
      [6, 'b'],
    ]);
    expect(named(list)).toEqual([
      [1, undefined],
      [3, 'web'],
      [12, 'web-1'],
    ]);
    expect(readDocuments(list).documents[0]?.value).toEqual({
      apiVersion: 'v1',
      kind: 'List',
      metadata: { resourceVersion: '' },
      items: [],
    });
    expect(readDocuments(list).documents[1]?.value).toMatchObject({
      metadata: { annotations: { note: '- this is no item\n\nkind: List\n' } },
    });
    expect(named(`metadata: { name: first }\n---\n${list}`).map(([line]) => line)).toEqual([1, 3, 5, 14]);
  });

  it('are read although one of a List is broken, which is named with its line', () => {
    const broken = list.replace('    name: web-1', '    name: [web-1');
    const { documents, bad } = readDocuments(broken);
    expect(documents.map(({ line }) => line)).toEqual([1, 3]);
    expect(bad).toMatchObject([{ line: expect.any(Number) }]);
    expect(bad[0]?.line).toBeGreaterThanOrEqual(15);
  });

  it('stay whole where items may refer to each other, and where a List says what its items are', () => {
    const shared = list.replace('name: web\n', 'name: &web web\n').replace('name: web-1', 'name: *web');
    expect(readDocuments(shared)).toMatchObject({
      bad: [],
      documents: [
        { line: 1, value: { items: [{ metadata: { name: 'web' } }, { metadata: { name: 'web' } }] } },
      ],
    });
    const typed = list.replace('kind: List', 'kind: PodList');
    expect(readDocuments(typed.replaceAll('kind: List', 'kind: PodList')).documents).toHaveLength(1);
  });

  it('of JSON are read one after the other, each with its line, and braces that are no JSON as YAML', () => {
    const stream = '{"metadata":{"name":"a"}}\n\n{"metadata":\n{"name":"b"}}\n';
    expect(named(stream)).toEqual([
      [1, 'a'],
      [3, 'b'],
    ]);
    expect(named(`metadata: {name: first}\n---\n${stream}`)).toEqual([
      [1, 'first'],
      [3, 'a'],
      [5, 'b'],
    ]);
    expect(named('{metadata: {name: a}}\n')).toEqual([[1, 'a']]);
    expect(readDocuments('{"metadata":\n{"name":').bad).toMatchObject([{ line: 2 }]);
  });

  it('are none where there are only comments, and begin after them where there is more', () => {
    for (const nothing of ['', '\n', '# a\n---\n  # b\n---\n...\n', '\uFEFF', '%YAML 1.1\n---\n'])
      expect(readDocuments(nothing)).toEqual({ documents: [], bad: [], odd: [] });
    expect(named('# a\n\n--- # b\r\n# c\r\nmetadata: {name: a}\r\n')).toEqual([[5, 'a']]);
  });

  it('are cut apart with any ends of lines', () => {
    expect(named(list.replaceAll('\n', '\r\n'))).toEqual(named(list));
  });
});
