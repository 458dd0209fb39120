/**
 * Parts of the page that the first paint does not need: fetched when nothing else is to do, or when they are asked for, whichever is first. If one does not come, its
 * place says so; the rest of the page goes on.
 */

import type { Disguise } from '@switchboard/core/disguise/disguise';
import { Component, type ComponentType, lazy, type ReactNode, Suspense } from 'react';
import { closeApi } from '../api/answer.ts';
import { words } from '../messages/en.ts';
import { loadBeyond } from '../stage/beyond-here.ts';
import type { Program } from './program.ts';

const inspector = () => import('../panels/inspector/asking-inspector.tsx');
const table = () => import('../panels/tables/tables.tsx');
const packet = () => import('../packet/packet-panel.tsx');
const trace = () => import('../trace/trace-panel.tsx');
const findings = () => import('../findings/findings-panel.tsx');
const dialogs = () => import('../commands/dialogs.tsx');
/** What single keys do. */
export const loadCommands = () => import('../commands/commands.ts');
/** What the ledger says of doors, routes and policies. */
export const loadAccessTeller = async () =>
  (await import('@switchboard/core/scene/describe-access')).describeAccess;
const welcome = () => import('../welcome/welcome.tsx');
const notices = () => import('../states/notices.tsx');
const links = () => import('../states/three-links.tsx');
const card = () => import('../states/stage-card.tsx');
const namespaces = () => import('../panels/namespace-list.tsx');
const simulation = () => import('../panels/doing/simulation.tsx');
/** Names and addresses are replaced as they come; what is asked for by name is closed, because the true ones would stand in the answer. */
export async function loadDisguise(): Promise<Disguise> {
  const { createDisguise } = await import('@switchboard/core/disguise/disguise');
  closeApi(words.madeUp.closed);
  return createDisguise();
}
const paper = () => import('../export/paper.ts');
const matches = () => import('../search/matches.tsx');

export const DeferredInspector = deferred('side-panel', async () => (await inspector()).AskingInspector);
export const DeferredPacket = deferred('side-panel', async () => (await packet()).PacketPanel);
export const DeferredFindings = deferred('side-panel', async () => (await findings()).FindingsPanel);
export const DeferredTrace = deferred('side-panel', async () => (await trace()).TracePanel);
export const DeferredMatches = deferred('matches', async () => (await matches()).Matches);
export const DeferredWelcome = deferred('welcome', async () => (await welcome()).Welcome);
export const DeferredStageCard = deferred('stage-card-place', async () => (await card()).StageCard);
/** In the line at the foot, so that nothing moves when it comes. */
export const DeferredNotices = deferred('notices', async () => (await notices()).Notices);
export const DeferredLinks = deferred('links', async () => (await links()).ThreeLinks);
export const DeferredDialogs = deferred('dialogs', async () => (await dialogs()).Dialogs);
export const DeferredNamespaceList = deferred(
  'namespace-list',
  async () => (await namespaces()).NamespaceList,
);
export const DeferredSimulation = deferred('simulation', async () => (await simulation()).Simulation);
export const DeferredTable = deferred('tables', async () => (await table()).Tables);

/** Fetches them ahead, so that they are there also when the server is gone. */
export function fetchDeferred(page: Window, program: Program): void {
  const idle = page.requestIdleCallback ?? ((run: () => void) => page.setTimeout(run, 2_000));
  // What fails here is told when it is asked for.
  idle(
    () =>
      void Promise.allSettled([
        loadBeyond(),
        inspector(),
        table(),
        packet(),
        findings(),
        trace(),
        matches(),
        namespaces(),
        card(),
        links(),
        dialogs(),
        loadCommands(),
        loadAccessTeller(),
        paper().then(({ drawForPaper }) => drawForPaper(page, program)),
      ]),
  );
}

/** `place`: the class of what will stand there, so that nothing moves when it comes. */
function deferred<Props extends object>(
  place: string,
  load: () => Promise<ComponentType<Props>>,
): ComponentType<Props> {
  const Part = lazy(async () => ({ default: await load() }));
  return props => (
    <Missing place={place}>
      <Suspense fallback={<div className={place} />}>
        <Part {...props} />
      </Suspense>
    </Missing>
  );
}

interface Place {
  readonly place: string;
  readonly children: ReactNode;
}

class Missing extends Component<Place, { readonly failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { readonly failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    const { title, action } = words.link.missingPart;
    return (
      <div className={this.props.place} role="alert">
        <p>{title}</p>
        <button type="button" onClick={() => location.reload()}>
          {action}
        </button>
      </div>
    );
  }
}
