// A disk that fails: counts what changes it, and lets the n-th change go wrong, half-way through where it is a write.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const SYNC = [
  'mkdirSync',
  'renameSync',
  'unlinkSync',
  'linkSync',
  'fsyncSync',
  'rmSync',
  'chmodSync',
  'copyFileSync',
];
const CALLED_BACK = ['rename', 'fsync', 'unlink'];
const OTHERS = ['openSync', 'open', 'writeFileSync', 'writeSync', 'write'];
const PROMISED = ['mkdir', 'rename', 'unlink'];
const pick = (from, names) => Object.fromEntries(names.map((name) => [name, from[name]]));
const original = pick(fs, [...SYNC, ...CALLED_BACK, ...OTHERS]);
const promised = pick(fs.promises, PROMISED);
/** Changes that need no room on the disk. */
const ROOMLESS = new Set(['rename', 'unlink', 'rm', 'chmod']);

/**
 * Puts itself between a program and its disk. `at` is the change that fails, from 1; null counts only. `fault` is a
 * code such as `ENOSPC`, or a function that does not come back. `stays`: all later ones fail as well.
 */
export function failDisk({ at, fault, stays = false }) {
  let count = 0;
  let failed = null;
  const fails = (name) => {
    const change = name.replace(/Sync$|File/g, '');
    count++;
    const isLater = stays && failed !== null && !(fault === 'ENOSPC' && ROOMLESS.has(change));
    if (count !== at && !isLater) return false;
    failed ??= change;
    return true;
  };
  const fail = (name) => {
    if (typeof fault === 'function') fault();
    return Object.assign(new Error(`${fault}: ${name}`), { code: fault, syscall: name });
  };
  const half = (file, data, offset) => {
    const from = typeof offset === 'number' ? offset : 0;
    original.writeSync(file, data, from, Math.floor((data.length - from) / 2));
  };
  // Standard output and standard error are no disk.
  const isDisk = (file) => file > 2;
  const isNew = (flags) => typeof flags === 'string' && /^[wa]/.test(flags);

  for (const name of SYNC)
    fs[name] = (...args) => {
      if (fails(name)) throw fail(name);
      return original[name](...args);
    };
  for (const name of CALLED_BACK)
    fs[name] = (...args) => {
      if (fails(name)) return void process.nextTick(args.at(-1), fail(name));
      return original[name](...args);
    };
  for (const name of PROMISED)
    fs.promises[name] = (...args) => (fails(name) ? Promise.reject(fail(name)) : promised[name](...args));
  fs.openSync = (path, flags, ...rest) => {
    if (isNew(flags) && fails('open')) throw fail('open');
    return original.openSync(path, flags, ...rest);
  };
  fs.open = (path, flags, ...rest) => {
    if (isNew(flags) && fails('open')) return void process.nextTick(rest.at(-1), fail('open'));
    return original.open(path, flags, ...rest);
  };
  fs.writeFileSync = (path, text, ...rest) => {
    if (fails('write')) {
      original.writeFileSync(path, String(text).slice(0, 7), ...rest);
      throw fail('write');
    }
    return original.writeFileSync(path, text, ...rest);
  };
  fs.writeSync = (file, data, offset, ...rest) => {
    if (isDisk(file) && fails('write')) {
      half(file, data, offset);
      throw fail('write');
    }
    return original.writeSync(file, data, offset, ...rest);
  };
  fs.write = (file, data, offset, ...rest) => {
    if (isDisk(file) && fails('write')) {
      half(file, data, offset);
      return void process.nextTick(rest.at(-1), fail('write'));
    }
    return original.write(file, data, offset, ...rest);
  };
  syncBuiltinESMExports();

  return {
    /** How often the disk was changed so far. */
    count: () => count,
    /** The change that failed first, such as `fsync`; null: none did. */
    failed: () => failed,
    /** The disk works again. */
    mend() {
      Object.assign(fs, original);
      Object.assign(fs.promises, promised);
      syncBuiltinESMExports();
    },
  };
}
