/**
 * The bar of the player, in the status line, so that it covers nothing of the picture: there while the picture is stopped or presented. It says how far the picture is behind the truth, which table
 * and ledger show meanwhile. Otherwise there is only the button that stops.
 */
import type { ReactNode } from 'react';
import { useProgram } from '../app/program.ts';
import { useValue } from '../panels/read.ts';
import type { PlayerStatus } from '../stage/play/player.ts';
import { words } from './words.ts';

export function PlayerBar(): ReactNode {
  const { player } = useProgram();
  const status = useValue(player.status);
  const { pace, paused, speed, position, length } = status;
  if (!paused && pace === 'live')
    return (
      <button type="button" className="player-stop" title={`${words.pause} (K)`} onClick={player.toggle}>
        <span aria-hidden="true" className="sign sign-pause" />
        <span className="hidden-words">{words.pause}</span>
      </button>
    );
  return (
    <section className="player-bar" aria-label={words.bar}>
      <Key
        sign={paused ? 'play' : 'pause'}
        label={`${paused ? words.resume : words.pause} (K)`}
        onPress={player.toggle}
      />
      <Key sign="back" label={`${words.back} (,)`} onPress={() => player.step(-1)} />
      <Key sign="forward" label={`${words.forward} (.)`} onPress={() => player.step(1)} />
      <input
        type="range"
        aria-label={words.scrub}
        min={0}
        max={Math.max(1, length)}
        value={position}
        onChange={event => player.scrub(Number(event.currentTarget.value))}
      />
      <Key sign="slower" label={`${words.slower} ([)`} onPress={() => player.speed(-1)} />
      <span className="mono speed">{words.speed(speed)}</span>
      <Key sign="faster" label={`${words.faster} (])`} onPress={() => player.speed(1)} />
      <button
        type="button"
        className="pace"
        title={`${words.presenting} (P)`}
        aria-pressed={pace === 'presenting'}
        onClick={() => player.setPace(pace === 'live' ? 'presenting' : 'live')}
      >
        {words.present}
      </button>
      <p role="status" className="player-says">
        {saying(status)}
      </p>
    </section>
  );
}

function saying({ paused, behind, skipped, fact, of }: PlayerStatus): string {
  if (skipped > 0) return words.skipped(skipped);
  if (paused) {
    if (fact > 0 && fact < of) return words.fact(fact, of);
    return behind === 0 ? words.standing : words.behind(behind);
  }
  return fact > 0 && fact < of ? words.fact(fact, of) : words.steady;
}

function Key({
  sign,
  label,
  onPress,
}: {
  readonly sign: string;
  readonly label: string;
  readonly onPress: () => void;
}): ReactNode {
  return (
    <button type="button" className="key" aria-label={label} title={label} onClick={onPress}>
      <span aria-hidden="true" className={`sign sign-${sign}`} />
    </button>
  );
}
