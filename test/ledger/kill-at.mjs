// Loaded before the command: ends the process as `kill -9` does at the n-th change of the disk, half-way through
// where it is a write. With n = 0, the changes are counted, and their number goes to the file COUNT_TO.
import { writeFileSync } from 'node:fs';
import { failDisk } from './disk.mjs';

const writeCount = writeFileSync;
const at = Number(process.env['KILL_AT']);
const disk = failDisk({ at, fault: () => process.kill(process.pid, 'SIGKILL') });

if (at === 0)
  process.on('exit', () => {
    disk.mend();
    writeCount(process.env['COUNT_TO'], String(disk.count()));
  });
