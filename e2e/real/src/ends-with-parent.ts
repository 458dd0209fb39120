/**
 * Loaded into a server that a test starts: it ends when whoever started it is gone, however that went, for then its standard input closes.
 * A server of which nobody knows would go on asking a cluster for ever.
 */
import type { Socket } from 'node:net';

const input = process.stdin as unknown as Socket;
input.once('end', () => process.exit(1));
input.resume();
input.unref();
