/** Whether a request that changes something was meant: it is JSON and carries a header of ours, which no form, image or foreign page can send. Refuses others in words. */
import type { Request, Response } from 'express';
import { refuse } from './refusal.ts';

const header = 'x-switchboard-action';

export function isDeliberate(request: Request, response: Response): boolean {
  if (!request.is('application/json')) {
    refuse(response, 415, 'an action is sent as JSON', 'Set Content-Type: application/json.');
    return false;
  }
  if (request.get(header) === '1') return true;
  refuse(response, 403, `the header ${header} is missing`, 'Set X-Switchboard-Action: 1.');
  return false;
}
