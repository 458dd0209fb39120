/** Kinds of one's own: definitions that are refused, tried only, so that nobody else hears of them. */
import { type Session, session } from '../session.ts';

const definition = (spec: string, name = 'widgets.$ns.example.com') =>
  `apiVersion: apiextensions.k8s.io/v1\nkind: CustomResourceDefinition\nmetadata: { name: ${name} }\nspec:\n${spec}`;

const names = '  names: { plural: widgets, singular: widget, kind: Widget, shortNames: [wdg] }\n';

const version = (schema: string, more = 'served: true, storage: true') =>
  `  versions: [{ name: v1, ${more}, schema: { openAPIV3Schema: { ${schema} } } }]\n`;
const common = `  group: $ns.example.com\n  scope: Namespaced\n${names}`;

/** What is wrong, and the definition: tried only, so that nobody else hears of the kind. */
const refused: Readonly<Record<string, string>> = {
  name: definition(`${common}${version('type: object')}`, 'gadgets.$ns.example.com'),
  schema: definition(`${common}  versions: [{ name: v1, served: true, storage: true }]\n`),
  scope: definition(`  group: $ns.example.com\n  scope: Sometimes\n${names}${version('type: object')}`),
  storage: definition(`${common}${version('type: object', 'served: true, storage: false')}`),
  type: definition(`${common}${version('type: thing')}`),
  untyped: definition(`${common}${version('properties: { spec: { type: string } }')}`),
  array: definition(`${common}${version('type: object, properties: { spec: { type: array } }')}`),
  version: definition(
    `${common}  versions: [{ name: V1, served: true, storage: true, schema: { openAPIV3Schema: { type: object } } }]\n`,
  ),
  group: definition(`  scope: Namespaced\n${names}${version('type: object')}`),
  kind: definition(
    `  group: $ns.example.com\n  scope: Namespaced\n  names: { plural: Widgets, kind: widget }\n${version('type: object')}`,
  ),
  typo: definition(`${common}${version('type: object')}  colour: red\n`),
};

export const refusedKinds: Session = session(
  'definitions that are refused',
  `${Object.keys(refused)
    .map(
      name =>
        `create -f ${name}.yaml --dry-run=server\ncreate -f ${name}.yaml --validate=ignore --dry-run=server`,
    )
    .join('\n')}
  get crd widgets.$ns.example.com
  delete crd widgets.$ns.example.com
  explain crd.spec.versions
  `,
  Object.fromEntries(Object.entries(refused).map(([name, text]) => [`${name}.yaml`, text])),
);
