/**
 * Label selectors as the API takes them in queries: the lexer and the parser of apimachinery `pkg/labels/selector.go`, with their words for what cannot be read.
 * Called by `selector.ts`.
 */
import { badRequest } from './status.ts';
import { breaks, LABEL_VALUE, QUALIFIED_NAME } from './validate/names.ts';

export type Labels = Readonly<Record<string, string>>;
type Requirement = (labels: Labels) => boolean;

type Kind = 'word' | 'in' | 'notin' | '=' | '==' | '!=' | '<' | '>' | '!' | '(' | ')' | ',' | 'end';

interface Token {
  readonly kind: Kind;
  readonly text: string;
}

const operators = ['in', 'notin', '=', '==', '!=', '>', '<'] as const;
type Operator = (typeof operators)[number];

const isOperator = (kind: Kind): kind is Operator => (operators as readonly Kind[]).includes(kind);

const lexemes = /\s*(?:(==|!=|[=!(),<>])|([^=!(),<>\s]+))/y;

function scan(text: string): readonly Token[] {
  const tokens: Token[] = [];
  const trimmed = text.trimEnd();
  lexemes.lastIndex = 0;
  while (lexemes.lastIndex < trimmed.length) {
    const [, symbol, word] = lexemes.exec(trimmed) ?? [];
    if (symbol !== undefined) tokens.push({ kind: symbol as Kind, text: symbol });
    else if (word === 'in' || word === 'notin') tokens.push({ kind: word, text: word });
    else tokens.push({ kind: 'word', text: word ?? '' });
  }
  return [...tokens, { kind: 'end', text: '' }];
}

const found = (text: string, expected: string): string => `found '${text}', expected: ${expected}`;

/** Thrown inside a requirement; the parser says that it was in one. */
class Unreadable extends Error {}

/** Throws 400 for what cannot be read. */
export function parseLabelSelector(text: string): Requirement {
  const tokens = scan(text);
  let position = 0;
  /** Where a value may stand, `in` and `notin` are words. */
  const look = (): Token => {
    const token = tokens[position] ?? { kind: 'end', text: '' };
    return token.kind === 'in' || token.kind === 'notin' ? { ...token, kind: 'word' } : token;
  };
  const take = (): Token => {
    const token = look();
    position += 1;
    return token;
  };

  function requirement(): Requirement {
    const negated = look().kind === '!';
    if (negated) take();
    const { kind, text: key } = take();
    if (kind !== 'word') throw new Unreadable(found(key, 'identifier'));
    checkKey(key);
    const { kind: next } = look();
    if (next === 'end' || next === ',') return labels => Object.hasOwn(labels, key) !== negated;
    const operator = tokens[position] ?? { kind: 'end', text: '' };
    position += 1;
    if (!isOperator(operator.kind))
      throw new Unreadable(found(operator.text, 'in, notin, =, ==, !=, gt, lt'));
    const values = operator.kind === 'in' || operator.kind === 'notin' ? set() : [exact()];
    for (const value of values) checkValue(key, value);
    return matcher(key, operator.kind, values);
  }

  function exact(): string {
    if (look().kind === 'end' || look().kind === ',') return '';
    const { kind, text: value } = take();
    if (kind !== 'word') throw new Unreadable(found(value, 'identifier'));
    return value;
  }

  function set(): readonly string[] {
    const open = take();
    if (open.kind !== '(') throw new Unreadable(`found '${open.text}' expected: '('`);
    const values: string[] = [];
    for (let expectsWord = true; ; ) {
      const { kind, text: value } = take();
      if (!expectsWord && kind !== ',' && kind !== ')') throw new Unreadable(found(value, "',' or ')'"));
      if (expectsWord && kind !== 'word' && kind !== ',' && kind !== ')')
        throw new Unreadable(
          found(value, values.length === 0 ? "',', ')' or identifier" : "',', or identifier"),
        );
      if (expectsWord) values.push(kind === 'word' ? value : '');
      if (kind === ')') return values;
      expectsWord = kind === ',';
    }
  }

  const requirements: Requirement[] = [];
  while (look().kind !== 'end') {
    const { kind, text: first } = look();
    if (kind !== 'word' && kind !== '!') throw badRequest(found(first, "!, identifier, or 'end of string'"));
    try {
      requirements.push(requirement());
    } catch (error) {
      if (!(error instanceof Unreadable)) throw error;
      throw badRequest(`unable to parse requirement: ${error.message}`);
    }
    const after = take();
    if (after.kind === 'end') break;
    if (after.kind !== ',') throw badRequest(found(after.text, "',' or 'end of string'"));
    const follower = look();
    if (follower.kind !== 'word' && follower.kind !== '!')
      throw badRequest(found(follower.text, "identifier after ','"));
  }
  return labels => requirements.every(holds => holds(labels));
}

function checkKey(key: string): void {
  const wrong = breaks(key.slice(key.indexOf('/') + 1), QUALIFIED_NAME);
  if (wrong !== undefined) throw new Unreadable(`<nil>: Invalid value: ${JSON.stringify(key)}: ${wrong}`);
}

function checkValue(key: string, value: string): void {
  const wrong = breaks(value, LABEL_VALUE);
  if (wrong !== undefined)
    throw new Unreadable(`values[0][${key}]: Invalid value: ${JSON.stringify(value)}: ${wrong}`);
}

function matcher(key: string, operator: Operator, values: readonly string[]): Requirement {
  const held = (labels: Labels): string | undefined => (Object.hasOwn(labels, key) ? labels[key] : undefined);
  const has = (labels: Labels): boolean => {
    const value = held(labels);
    return value !== undefined && values.includes(value);
  };
  switch (operator) {
    case 'in':
    case '=':
    case '==':
      return has;
    case 'notin':
    case '!=':
      return labels => !has(labels);
    case '>':
    case '<': {
      const bound = Number(values[0]);
      if (!/^[+-]?\d+$/.test(values[0] ?? ''))
        throw new Unreadable(
          `values[0]: Invalid value: ${JSON.stringify(values[0])}: for 'Gt', 'Lt' operators, the value must be an integer`,
        );
      return labels => {
        const number = Number(held(labels) ?? Number.NaN);
        return operator === '<' ? number < bound : number > bound;
      };
    }
  }
}
