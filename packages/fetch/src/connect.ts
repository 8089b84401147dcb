import { isIP, type LookupFunction, Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import { buildConnector } from 'undici';
import type { AllowList } from './allow-list.ts';
import { connectFailure, connectTimeout, unsafeAddress } from './connect-failure.ts';
import { errorOf } from './failure.ts';
import { shareReset } from './share-reset.ts';
import { skipContinue } from './skip-continue.ts';

/** What one connection may be made to. */
export interface Destination {
  /** The only addresses it may lead to: those its name was resolved to. */
  addresses: readonly string[];
  /** Whether anybody may answer, whatever certificate they show. @default false */
  isInsecure?: boolean;
}

/** Connects as undici's own connectors do. What is returned hangs up, also while nobody has answered yet. */
export type Connect = (...call: Parameters<buildConnector.connector>) => () => void;

/** Makes the connector for one request. */
export type ConnectTo = (destination: Destination) => Connect;

/**
 * Connectors with a guard on the address really used, so that no feed and no redirect can make us talk to our own network.
 * Nobody resolves a name here: a connection leads to the addresses that were resolved for its request, and every one of
 * them is checked, as is an IP literal, which is never looked up, and the peer once connected. A host the owner named
 * passes unchecked. Every error that is called back with holds a failure.
 */
export function createConnect(allowed: AllowList): ConnectTo {
  const sessions = createSessions();

  return ({ addresses, isInsecure = false }) =>
    (target, callback) => {
      const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`);
      const isTrusted = allowed.namesHost(url);
      const mayTalkTo = (address: string) => isTrusted || allowed.allowsAddress(address);
      const refuse = () => {
        callback(errorOf(unsafeAddress(url.host)), null);
        return () => {};
      };

      const literal = target.hostname.replace(/^\[|\]$/g, '');
      if (isIP(literal) !== 0 && !addresses.includes(literal)) return refuse();
      if (addresses.length === 0 || !addresses.every(mayTalkTo)) return refuse();
      const session = isInsecure ? undefined : sessions.of(url);
      const connect = buildConnector({
        lookup: lookupOf(addresses),
        ...(session && { session }),
        // With one request a connection, HTTP/2 costs more and brings nothing.
        allowH2: false,
        timeout: connectTimeout,
        // Stated, because an environment variable turns the default off.
        rejectUnauthorized: !isInsecure,
        autoSelectFamily: true,
        autoSelectFamilyAttemptTimeout: 500,
      });
      // What is made comes back at once, although the type is silent about it.
      const made: unknown = connect(target, (error, socket) => {
        if (error) return callback(errorOf(connectFailure(error, url.host)), null);
        // A socket without a peer has closed already and reaches nobody.
        const peer = socket.remoteAddress;
        if (peer === undefined || mayTalkTo(peer)) {
          if (!isInsecure && 'encrypted' in socket) sessions.keep(url, socket);
          skipContinue(socket);
          shareReset(socket);
          return callback(null, socket);
        }
        socket.destroy();
        refuse();
      });
      return () => {
        if (made instanceof Socket) made.destroy(hungUp);
      };
    };
}

/** One for all: the trace of an error is what it costs. */
const hungUp = new Error('The connection was given up.');

/** A `lookup` for `net.connect` that knows the answer. */
function lookupOf(addresses: readonly string[]): LookupFunction {
  const answers = addresses.map((address) => ({ address, family: isIP(address) }));
  return (_name, { all }, callback) => {
    const [first] = answers;
    if (all || !first) callback(null, answers);
    else callback(null, first.address, first.family);
  };
}

const mostSessions = 100;

/** TLS sessions to be resumed, which spares both sides the better part of a handshake. Only those of checked certificates. */
function createSessions() {
  const sessions = new Map<string, Buffer>();
  return {
    of: (url: URL): Buffer | undefined => sessions.get(url.host),
    keep(url: URL, socket: TLSSocket): void {
      socket.on('session', (session: Buffer) => {
        sessions.delete(url.host);
        const [oldest] = sessions.keys();
        if (oldest !== undefined && sessions.size >= mostSessions) sessions.delete(oldest);
        sessions.set(url.host, session);
      });
    },
  };
}
