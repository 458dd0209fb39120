/**
 * What is wrong with the world, for whoever asks about the world of now: one judgement at a time, shared by all who ask while it waits to begin, in slices, so that streams
 * are served in between. The hub's own judgement is older than the world. Used by the routes that answer from findings.
 */
import { setImmediate } from 'node:timers/promises';
import type { Finding } from '@switchboard/core/findings/finding';
import { judging, type Question } from '@switchboard/core/findings/judge';

/** What was asked, with the time of the judgement, and what was found. */
export interface JudgedWorld extends Question {
  readonly findings: readonly Finding[];
}

/** Graces end: what was found then is no longer true of the same world. */
const holdsFor = 1_000;

/** `ask`: what there is to judge now. */
export function createVerdicts(ask: () => Question): () => Promise<JudgedWorld> {
  let last: JudgedWorld | undefined;
  let running: Promise<JudgedWorld> | undefined;
  let waiting: Promise<JudgedWorld> | undefined;

  async function judgeNow(): Promise<JudgedWorld> {
    const question = ask();
    if (last?.world === question.world && question.now - last.now < holdsFor) return last;
    const steps = judging(question);
    let step = steps.next();
    while (step.done !== true) {
      await setImmediate();
      step = steps.next();
    }
    last = { ...question, findings: step.value.findings };
    return last;
  }

  function begin(): Promise<JudgedWorld> {
    waiting = undefined;
    running = judgeNow().finally(() => {
      running = undefined;
    });
    return running;
  }

  return () => {
    if (waiting !== undefined) return waiting;
    if (running === undefined) return begin();
    // The one that runs began with a world that may be older than the question.
    waiting = running.then(begin, begin);
    return waiting;
  };
}
