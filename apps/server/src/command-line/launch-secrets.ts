/** The key of this launch: random, or the one in SWITCHBOARD_TOKEN, so that open pages stay signed in over a restart. */
import { createHmac, randomBytes } from 'node:crypto';
import type { LaunchSecrets } from '../http/session.ts';
import { exitCode } from './exit-code.ts';
import { messages } from './messages.ts';
import { StartFailure } from './start-failure.ts';

export function launchSecrets(given: string | undefined): LaunchSecrets {
  if (given !== undefined && !/^[A-Za-z0-9_-]{32,256}$/.test(given))
    throw new StartFailure(messages.weakToken(), exitCode.commandLine);
  const token = given ?? randomBytes(32).toString('base64url');
  // Derived, so that a restart with the same token knows its cookies; one way, so that a cookie does not tell the token.
  return { token, session: createHmac('sha256', token).update('switchboard session').digest('base64url') };
}
