import type { Declared } from '../../compiler/declared.ts';

const WHY = {
  'nothing sold': 'nothing is sold in it for this feature',
  'not accepted': 'the feature does not accept it',
};

/** Why funds were passed over, of those from one place in `deduct` up to another, which some product does not fill. */
export const passedOver = ({ funds }: Declared, from: number, to: number): readonly string[] =>
  funds.slice(from, to).flatMap(({ name, how }) => (how === 'filled' ? [] : [`Fund ${name}: ${WHY[how]}`]));
