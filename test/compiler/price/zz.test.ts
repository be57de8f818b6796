import { readdirSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { it } from 'vitest';
import { compile } from '../../../compiler/compile.ts';
import { folderHost, findingsOf } from '../../support/catalog-folder.ts';
it('x', () => {
const root='/work/main';
for (const room of ['catalogs','examples']) for (const n of readdirSync(join(root,room))) {
  const f=join(root,room,n); if(!existsSync(join(f,'main.tarifa'))) continue;
  const c=compile(folderHost(f)); const found=findingsOf(c);
  console.log([room+'/'+n+' '+ (c.ir?'ok':'FAIL')+' '+ found.length, ...found.slice(0,8)].join('\n   '));
}
});
