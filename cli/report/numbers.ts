export {
  counted,
  exactFigure,
  exactMoney,
  grouped,
  inCurrency,
  money,
} from '../../compiler/words/figures.ts';
