/**
 * Splits one line of the YAML that the server prints into coloured pieces: key, text, number, plain. Enough for our own printer's output, not a YAML parser:
 * whatever it does not know is plain, and joined the pieces are always the line.
 */

export interface Token {
  readonly type: 'key' | 'text' | 'number' | 'plain';
  readonly text: string;
}

const keyed = /^(\s*(?:- )*)([^\s:#'"][^:]*|"[^"]*"|'[^']*')(:)(?=\s|$)(.*)$/;

export function tokenize(line: string): readonly Token[] {
  const match = keyed.exec(line);
  if (match === null) {
    const dash = /^(\s*(?:- )*)(.*)$/.exec(line);
    return pieces([{ type: 'plain', text: dash?.[1] ?? '' }, value(dash?.[2] ?? '')]);
  }
  const [, indent = '', key = '', colon = '', rest = ''] = match;
  return pieces([
    { type: 'plain', text: indent },
    { type: 'key', text: key },
    { type: 'plain', text: colon },
    value(rest),
  ]);
}

function value(text: string): Token {
  const bare = text.trim();
  if (/^(-?\d+(\.\d+)?|true|false|null|~)$/.test(bare)) return { type: 'number', text };
  return { type: bare === '' || bare === '|' || bare === '[]' || bare === '{}' ? 'plain' : 'text', text };
}

function pieces(all: readonly Token[]): readonly Token[] {
  return all.filter(token => token.text !== '');
}
