// Loaded before the command: ends the process as `kill -9` does at the n-th change of the disk, half-way through
// where it is a write. With n = 0, the changes are counted, and their number goes to the file COUNT_TO.
import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const at = Number(process.env['KILL_AT']);
const original = { ...fs };
let count = 0;

function changes() {
  return ++count === at;
}
const die = () => process.kill(process.pid, 'SIGKILL');

for (const name of [
  'mkdirSync',
  'renameSync',
  'unlinkSync',
  'linkSync',
  'fsyncSync',
  'rename',
  'fsync',
  'unlink',
  'writeFileSync',
  'mkdir',
])
  fs[name] = (...args) => {
    if (changes()) {
      if (name === 'writeFileSync') original.writeFileSync(args[0], String(args[1]).slice(0, 7));
      die();
    }
    return original[name](...args);
  };
for (const name of ['writeSync', 'write'])
  fs[name] = (file, data, offset, ...rest) => {
    // Standard output and standard error are no disk.
    if (file > 2 && changes()) {
      original.writeSync(file, data, offset ?? 0, Math.floor((data.length - (offset ?? 0)) / 2));
      die();
    }
    return original[name](file, data, offset, ...rest);
  };
for (const name of ['mkdir', 'rename', 'unlink'])
  fs.promises[name] = (
    (act) =>
    (...args) => {
      if (changes()) die();
      return act(...args);
    }
  )(fs.promises[name]);
syncBuiltinESMExports();

if (at === 0) process.on('exit', () => original.writeFileSync(process.env['COUNT_TO'], String(count)));
