/**
 * An address in a table, with its port if it has one. Pointing at it or focusing it lights every occurrence of the same address, in whichever list it stands.
 */
import type { ReactNode } from 'react';

export interface Light {
  readonly lit: string | undefined;
  readonly light: (address: string | undefined) => void;
}

const withPort = /^(.*[^:]|\[.*\]):(\d+)$/;

export function Address({
  text,
  light: { lit, light },
  isStop,
}: {
  readonly text: string;
  readonly light: Light;
  /** Whether the Tab key stops here. */
  readonly isStop: boolean;
}): ReactNode {
  const match = text.includes('.') || text.startsWith('[') ? withPort.exec(text) : null;
  const printed = match?.[1] ?? text;
  const address = printed.replace(/^\[|\]$/g, '');
  const on = () => light(address);
  const off = () => light(undefined);
  return (
    <button
      type="button"
      tabIndex={isStop ? 0 : -1}
      className={lit === address ? 'plain address lit' : 'plain address'}
      onMouseEnter={on}
      onMouseLeave={off}
      onFocus={on}
      onBlur={off}
    >
      <b>{printed}</b>
      {match !== null && <span className="port">:{match[2]}</span>}
    </button>
  );
}
