/**
 * `GET` and `POST /api/v1/simulation`: which story the simulated cluster plays and how fast, and how to choose another or begin it again. Sent like an action: JSON, with our header,
 * from our own page. Not there on any other cluster.
 */
import { fields } from '@switchboard/core/kubernetes/json';
import type { Request, Response } from 'express';
import type { Simulation } from '../simulation.ts';
import { isDeliberate } from './deliberate.ts';
import { refuse } from './refusal.ts';

const fastest = 10;

export function simulationRoutes(simulation: Simulation) {
  return {
    read(_request: Request, response: Response): void {
      response.json(simulation.state());
    },
    async change(request: Request, response: Response): Promise<void> {
      if (!isDeliberate(request, response)) return;
      const { pace, scenario } = fields<'pace' | 'scenario'>(request.body);
      if (typeof pace === 'number' && pace >= 0 && pace <= fastest) simulation.setPace(pace);
      else if (isKnown(scenario)) await simulation.begin(scenario);
      else
        return refuse(
          response,
          400,
          'this is nothing that can be done to the simulated cluster',
          `Give pace (0 to ${fastest}) or scenario (one of those that GET names).`,
        );
      response.json(simulation.state());
    },
  };

  function isKnown(name: unknown): name is string {
    return simulation.state().scenarios.some(scenario => scenario.name === name);
  }
}
