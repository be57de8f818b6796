import { describe, expect, it } from 'vitest';
import { resolveInclude } from '../../../compiler/bind/include-path.ts';

describe('an include path', () => {
  it('goes on from the file that it stands in', () => {
    expect(resolveInclude('main.tarifa', 'images.tarifa')).toEqual({ path: 'images.tarifa' });
    expect(resolveInclude('video/main.tarifa', 'parts/hd.tarifa')).toEqual({ path: 'video/parts/hd.tarifa' });
    expect(resolveInclude('main.tarifa', '视频.tarifa')).toEqual({ path: '视频.tarifa' });
  });

  it.each([
    '',
    '/etc/prices.tarifa',
    '//host/share.tarifa',
    '../outside.tarifa',
    'video/../../outside.tarifa',
    'video/..',
    './here.tarifa',
    'a//b.tarifa',
    '.git/prices.tarifa',
    '~/prices.tarifa',
    'https://example.com/a.tarifa',
    'file:a.tarifa',
    'C:a.tarifa',
    'C:\\a.tarifa',
    'a\\..\\b.tarifa',
    '%2e%2e/b.tarifa',
    'a\0.tarifa',
    'a\n.tarifa',
    'a\u202e.tarifa',
    'a\ud800.tarifa',
    'a./b.tarifa',
    'a /b.tarifa',
    'prices.tarifa ',
    'secrets.env',
    `${'a/'.repeat(600)}b.tarifa`,
  ])('is refused: %j', (written) => {
    expect(resolveInclude('main.tarifa', written)).toHaveProperty('why');
  });
});
