/**
 * What a plain scalar of YAML means to kubectl, which reads YAML 1.1 as go.yaml.in/yaml/v2 does (its resolve.go): `on` and `y` are true, `017` and `0o17` are fifteen, `1_000`
 * is a number, times and sexagesimals are text. What has no JSON (`.nan`, `.inf`) stays text. Used by `readYaml`; compared with upstream's answers in its test.
 */
import {
  boolYaml11Tag,
  defineScalarTag,
  mapTag,
  mergeTag,
  NOT_RESOLVED,
  nullYaml11Tag,
  Schema,
  seqTag,
  strTag,
} from 'js-yaml';

const digits = [...'0123456789'];

/** Go's ParseInt with base 0, underscores taken out before. */
const integer = /^[-+]?(?:0[xX][0-9a-fA-F]+|0[bB][01]+|0[oO]?[0-7]+|0|[1-9][0-9]*)$/;
const float = /^[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?[0-9]+)?$/;
/** Of unsigned ones of 64 bits; what is larger is a float where it is decimal. */
const integersEnd = 2 ** 64;

function readInteger(source: string): number | typeof NOT_RESOLVED {
  const plain = withoutUnderscores(source);
  if (!integer.test(plain)) return NOT_RESOLVED;
  const unsigned = /^[-+]/.test(plain) ? plain.slice(1) : plain;
  const value = Number(/^0[0-7]/.test(unsigned) ? `0o${unsigned.slice(1)}` : unsigned);
  if (value >= integersEnd) return NOT_RESOLVED;
  return plain.startsWith('-') ? -value : value;
}

function readFloat(source: string): number | typeof NOT_RESOLVED {
  const plain = withoutUnderscores(source);
  if (!float.test(plain)) return NOT_RESOLVED;
  const value = Number(plain);
  return Number.isFinite(value) ? value : NOT_RESOLVED;
}

const withoutUnderscores = (source: string): string =>
  source.includes('_') ? source.replaceAll('_', '') : source;

const loaded = { implicit: true, identify: () => false };

const integerTag = defineScalarTag('tag:yaml.org,2002:int', {
  ...loaded,
  implicitFirstChars: ['+', '-', ...digits],
  resolve: readInteger,
});

const floatTag = defineScalarTag('tag:yaml.org,2002:float', {
  ...loaded,
  implicitFirstChars: ['+', '-', '.', ...digits],
  resolve: readFloat,
});

/** A tag of somebody's own says nothing to kubectl. */
const unknownTag = defineScalarTag('!', {
  matchByTagPrefix: true,
  resolve: source => source,
  identify: () => false,
});

export const kubectlSchema = new Schema([
  ...[strTag, seqTag, mapTag],
  ...[nullYaml11Tag, boolYaml11Tag, integerTag, floatTag, mergeTag, unknownTag],
]);
