/**
 * One sentence that says what is the case for what is on screen, true at every moment; the picture below is its evidence. Core's `headline` finds it.
 */
import { headline, type Headline as Saying } from '@switchboard/core/scene/headline';
import { shortNames } from '@switchboard/core/scene/show-name';
import { findsNobody, isNarrowed } from '@switchboard/core/scene/signs';
import { emptyTopology } from '@switchboard/core/topology';
import type { ReactNode } from 'react';
import { useLens } from '../app/lens.ts';
import { useProgram } from '../app/program.ts';
import { useWhenThere } from '../app/when-there.ts';
import { isWhole } from '../app/whole.ts';
import { useNarrow } from '../lens/narrow.ts';
import { words } from '../messages/en.ts';
import { HeadlineStroke } from '../player/headline-stroke.tsx';
import { useHeard, useValue } from './read.ts';
import { clockTime, shortAge } from './time.ts';

export function Headline(): ReactNode {
  const program = useProgram();
  const { store, link } = program;
  const topology = useHeard(program);
  const lens = useLens();
  const narrow = useNarrow();
  const { lost, heardAt, state } = useValue(link);
  const InAll = useWhenThere(loadInAll);
  if (topology === emptyTopology) return <Unheard />;
  const { sentence, more, tone } = old(headline(topology, lens), lost ? heardAt : undefined);
  const { namespaces } = lens;
  const look = JSON.stringify([lens, lost]);
  const whole = isWhole(topology, namespaces, { store, link: { state } });
  const shown = shortNames(sentence);
  // Where all is well, how many there are would break the line that says how one gets back.
  const back = isNarrowed(topology, lens);
  const counted = back && tone === 'well' && lens.packet !== true ? undefined : more;
  return (
    <div className={`headline headline-${tone}`}>
      <h1 title={shown === sentence ? undefined : sentence}>
        {shown}
        <HeadlineStroke sentence={sentence} look={look} whole={whole} />
      </h1>
      <p>
        {counted === undefined ? '' : shortNames(counted)}{' '}
        {tone === 'bad' && InAll !== undefined && <InAll />}
        {narrow && lens.kind === 'nodes' && `${words.lens.narrow} `}
        {findsNobody(topology, lens.show ?? []) && `${words.legend.nobody} `}
        {back ? words.escape : tone === 'well' && !lost && <LastChange />}
      </p>
    </div>
  );
}

const loadInAll = async () => (await import('./errors-in-all.tsx')).ErrorsInAll;

/** How long it has been quiet; nothing before the first change that this page has seen. */
function LastChange(): ReactNode {
  const { ledger, now } = useProgram();
  const [newest] = useValue(ledger.sentences);
  const time = useValue(now);
  return newest === undefined ? null : words.lastChange(shortAge(Math.max(1_000, time - newest.at)));
}

/** Nothing has been told yet: nothing is said. */
function Unheard(): ReactNode {
  return (
    <div className="headline headline-unknown">
      <h1>{words.link.unheard}</h1>
    </div>
  );
}

/** What was the case when the server was last heard, and no more. */
function old(saying: Saying, heardAt: number | undefined): Saying {
  if (heardAt === undefined) return saying;
  return { sentence: words.link.lastKnown(clockTime(heardAt), saying.sentence), tone: 'unknown' };
}
