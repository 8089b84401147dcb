import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import type { AllowList } from './allow-list.ts';
import { connectFailure, connectTimeout, notResolved, unsafeAddress } from './connect-failure.ts';
import { errorOf } from './failure.ts';
import { type Resolve, resolveBySystem } from './resolve.ts';

/**
 * undici's connector with a guard on the address really used, so that no feed and no redirect can make us talk to our own
 * network. undici never looks up an IP literal, hence three checks: the literal; every address a name resolves to, where
 * one that is not public condemns the name; and the peer once connected. A host the owner named passes unchecked and
 * is resolved by the system. Every error it calls back with holds a failure.
 */
export function createConnector(allowed: AllowList, resolve: Resolve): buildConnector.connector {
  const options = {
    // With one request a connection, HTTP/2 costs more and brings nothing.
    allowH2: false,
    timeout: connectTimeout,
    // Stated, because an environment variable turns the default off.
    rejectUnauthorized: true,
    autoSelectFamily: true,
    autoSelectFamilyAttemptTimeout: 500,
  };
  const trusted = buildConnector({ ...options, lookup: lookupWith(resolveBySystem, () => true) });
  const guarded = buildConnector({ ...options, lookup: lookupWith(resolve, allowed.allowsAddress) });

  return (target, callback) => {
    const url = new URL(`${target.protocol}//${target.host ?? target.hostname}`);
    const isTrusted = allowed.namesHost(url);
    const mayTalkTo = (address: string) => isTrusted || isIP(address) === 0 || allowed.allowsAddress(address);
    const refuse = () => callback(errorOf(unsafeAddress(url.host)), null);

    if (!mayTalkTo(target.hostname.replace(/^\[|\]$/g, ''))) return refuse();
    const connect = isTrusted ? trusted : guarded;
    connect(target, (error, socket) => {
      if (error) return callback(errorOf(connectFailure(error, url.host)), null);
      // A socket without a peer has closed already and reaches nobody.
      if (mayTalkTo(socket.remoteAddress ?? '')) return callback(null, socket);
      socket.destroy();
      refuse();
    });
  };
}

interface Address {
  address: string;
  family: number;
}

/** A `lookup` for `net.connect` that hands on the resolver's addresses, or calls back with why there are none. */
function lookupWith(resolve: Resolve, isAllowed: (address: string) => boolean): LookupFunction {
  return (name, options, callback) => {
    addressesOf(name, resolve, isAllowed).then(
      ([first, ...others]) => {
        if (options.all) callback(null, [first, ...others]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
}

async function addressesOf(
  name: string,
  resolve: Resolve,
  isAllowed: (address: string) => boolean,
): Promise<[Address, ...Address[]]> {
  const addresses = await resolve(name).catch((error: unknown) => {
    throw errorOf(notResolved(name, error));
  });
  if (!addresses.every(isAllowed)) throw errorOf(unsafeAddress(name));
  const [first, ...others] = addresses.map((address) => ({ address, family: isIP(address) }));
  if (!first) throw errorOf(notResolved(name));
  return [first, ...others];
}
