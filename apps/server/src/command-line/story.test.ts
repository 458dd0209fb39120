import { describe, expect, it } from 'vitest';
import type { SimulatorModule } from './simulated-cluster.ts';
import { createStory } from './story.ts';

const asked = { port: 0, host: '127.0.0.1', scenario: 'shop', seed: 1, calm: true, kubeconfig: undefined };

function world() {
  const log: string[] = [];
  let time = 100_000;
  const module: SimulatorModule = {
    scenarios: ['shop', 'broken', 'big'].map(name => ({ name, description: '' })),
    largest: { pods: 1, nodes: 1 },
    hasScenario: () => true,
    start({ scenario, port }) {
      log.push(`start ${scenario} at ${port}`);
      let pace = 1;
      const simulator = {
        url: '',
        kubeconfig: '',
        namespace: `home of ${scenario}`,
        tryOut: '',
        port: 4000,
        stop: async () => void log.push(`stop ${scenario}`),
      };
      const clock = {
        now: () => time,
        get pace() {
          return pace;
        },
        setPace(next: number) {
          pace = next;
        },
      };
      return Promise.resolve({ simulator, clock });
    },
  };
  return {
    log,
    module,
    loses: (ms: number) => {
      time -= ms;
    },
  };
}

describe('the story of the simulated cluster', () => {
  it('begins another scenario in its place, at the same port, one after the other', async () => {
    const { module, log } = world();
    const { simulation, stop } = createStory(asked, module, await module.start(asked));
    await Promise.all([simulation.begin('broken'), simulation.begin('shop')]);
    expect(log).toEqual([
      'start shop at 0',
      'stop shop',
      'start broken at 4000',
      'stop broken',
      'start shop at 4000',
    ]);
    expect(simulation.state()).toMatchObject({ scenario: 'shop', namespace: 'home of shop', pace: 1 });
    await stop();
    await simulation.begin('broken');
    expect(log.slice(5)).toEqual(['stop shop']);
  });

  it('says how far its time is behind only when it is, and tells of every change', async () => {
    const { module, loses } = world();
    const { simulation } = createStory(asked, module, await module.start(asked));
    let told = 0;
    simulation.onPace(() => {
      told += 1;
    });
    expect(simulation.behind(100_500)).toBeUndefined();
    simulation.setPace(0.25);
    loses(3_000);
    expect([simulation.behind(100_000), told]).toEqual([{ ms: 3_000, pace: 0.25 }, 1]);
  });

  it('does not offer what is built for a minute', async () => {
    const { module } = world();
    const { simulation } = createStory(asked, module, await module.start(asked));
    expect(simulation.state().scenarios.map(({ name }) => name)).toEqual(['shop', 'broken']);
  });
});
