/**
 * Plays one session on both clusters, each step on both at once, and says of each compared step what either said, made comparable. A command that does not end, or a
 * wait that nothing comes of, is an answer too: the suite must show it, not stop at it.
 */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Pair, Side } from '@switchboard/clusters/pair';
import { settleSide } from '@switchboard/clusters/settle';
import { type Following, type Kubectl, kubectlFor, type RunOptions } from '@switchboard/kubectl/kubectl';
import { withoutAccepted } from './accepted.ts';
import { finalObjects } from './final-objects.ts';
import { type Normalising, normalise } from './normalise.ts';
import type { Command, Session, Step } from './session.ts';

export interface Compared {
  readonly line: string;
  readonly simulated: string;
  readonly real: string;
  readonly milliseconds: number;
}

interface Player {
  readonly side: Side;
  readonly kubectl: Kubectl;
  readonly folder: string;
  readonly following: Map<string, Following>;
}

type Order = Normalising['order'];

const limit = 30_000;
const pause = 200;

export async function play(session: Session, pair: Pair): Promise<readonly Compared[]> {
  const namespace = await pair.namespace('differential');
  const home = mkdtempSync(join(tmpdir(), 'switchboard-session-'));
  const results: Compared[] = [];
  try {
    const players = await Promise.all(pair.sides.map(side => sit(side, session, namespace, home)));
    const both = async (line: string, order: Order, act: (player: Player) => Promise<string>) => {
      const started = performance.now();
      const [simulated = '', real = ''] = await Promise.all(
        players.map(async player => {
          const said = await act(player).catch((error: Error) => `did not come about: ${error.message}\n`);
          return comparable(said, player.side.name, { namespace, order });
        }),
      );
      return { line, simulated, real, milliseconds: performance.now() - started };
    };
    for (const step of session.steps) {
      const result = await both(step.line, orderOf(step), player => take(step, player, namespace));
      // A wait counts only where it failed.
      if (step.type === 'compare' || step.type === 'followed' || result.simulated !== result.real)
        results.push(result);
    }
    results.push(await both('(what is left)', 'kept', ({ side }) => whatIsLeft(side, namespace)));
    for (const { following } of players) for (const one of following.values()) one.stop();
  } finally {
    // Its pods would count among those of the nodes.
    const path = `/api/v1/namespaces/${namespace}`;
    await Promise.all(pair.sides.map(({ client }) => client.ask('DELETE', path)));
    rmSync(home, { recursive: true, force: true });
  }
  return results;
}

/** Pods that are leaving are left by nobody. What never comes to rest is compared as it is. */
async function whatIsLeft(side: Side, namespace: string): Promise<string> {
  await settleSide(side, namespace).catch(() => undefined);
  return finalObjects(side.client, namespace);
}

function orderOf(step: Step): Order {
  if (step.type !== 'compare' || step.pipe === 'tail -1' || step.pipe === undefined) return 'kept';
  return step.pipe === 'sort' ? 'sorted' : 'distinct';
}

/** A folder with the session's files, and a kubeconfig whose namespace is the session's. */
async function sit(side: Side, session: Session, namespace: string, home: string): Promise<Player> {
  const folder = join(home, side.name);
  mkdirSync(folder);
  for (const [name, text] of Object.entries(session.files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text.replaceAll('$ns', namespace), { mode: 0o755 });
  }
  const kubeconfig = join(home, `${side.name}.kubeconfig`);
  writeFileSync(kubeconfig, readFileSync(side.kubeconfig));
  const kubectl = kubectlFor(kubeconfig, side.home);
  await kubectl('config', 'set-context', '--current', `--namespace=${namespace}`);
  return { side, kubectl, folder, following: new Map() };
}

async function take(step: Step, player: Player, namespace: string): Promise<string> {
  const { kubectl, following } = player;
  switch (step.type) {
    case 'settle':
      await settleSide(player.side, namespace);
      return '';
    case 'compare': {
      const { code, out, err } = await run(step.command, player, namespace);
      const said = step.pipe === 'tail -1' ? `${out.trimEnd().split('\n').at(-1)}\n` : out;
      return `${said}${err === '' ? '' : `standard error:\n${err}`}exit code ${code}\n`;
    }
    case 'until':
      return until(step.text, () => run(step.command, player, namespace));
    case 'follow': {
      const one = kubectl.follow(...argumentsOf(step.command, namespace));
      following.set(step.name, one);
      await one.watching();
      return '';
    }
    case 'followed': {
      const lines = (await following.get(step.name)?.count(step.count)) ?? [];
      following.get(step.name)?.stop();
      return `${lines.join('\n')}\n`;
    }
  }
}

const argumentsOf = (command: Command, namespace: string): readonly string[] =>
  command.args.map(word => word.replaceAll('$ns', namespace));

function run(command: Command, { kubectl, folder }: Player, namespace: string) {
  const options: RunOptions = {
    cwd: folder,
    env: command.env,
    ...(command.input === undefined ? {} : { input: readFileSync(join(folder, command.input), 'utf8') }),
  };
  return kubectl.run(argumentsOf(command, namespace), options);
}

async function until(text: string, ask: () => Promise<{ readonly out: string; readonly err: string }>) {
  const deadline = performance.now() + limit;
  for (;;) {
    const { out, err } = await ask();
    if (`${out}${err}`.includes(text)) return '';
    if (performance.now() > deadline) throw new Error(`"${text}" was never said, but ${out}${err}`);
    await new Promise(resolve => setTimeout(resolve, pause));
  }
}

const comparable = (said: string, side: Side['name'], how: Normalising): string =>
  normalise(withoutAccepted(said, side), how);
