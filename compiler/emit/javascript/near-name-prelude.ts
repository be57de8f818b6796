import { NAME_MAX } from '../../../runtime/near-name.ts';
import { js, type Code } from './code.ts';
import { fillingCode } from './refusal.ts';

/** The name that was most likely meant (`runtime/near-name.ts`). */
export const NEAR_NAME_PRELUDE: Code = js`const distanceOf = (a, b) => {
  const rows = [];
  for (let i = 0; i <= a.length; i++) {
    rows.push([i]);
    for (let j = 1; j <= b.length; j++) {
      if (i === 0) { rows[0].push(j); continue; }
      let least = Math.min(rows[i - 1][j], rows[i][j - 1]) + 1;
      least = Math.min(least, rows[i - 1][j - 1] + Number(a[i - 1] !== b[j - 1]));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, rows[i - 2][j - 2] + 1);
      rows[i].push(least);
    }
  }
  return rows[a.length][b.length];
};
const didYouMean = (name, known) => {
  if (name.length > ${NAME_MAX}) return "";
  let near = null;
  let nearest = Math.max(1, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - name.length) >= nearest) continue;
    const distance = distanceOf(name.toLowerCase(), candidate.toLowerCase());
    if (distance < nearest) [near, nearest] = [candidate, distance];
  }
  return near === null ? "" : ${fillingCode({ says: '; did you mean `{near}`?', near: js`near` })};
};
`;
