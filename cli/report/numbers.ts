export { counted, exactFigure, exactMoney, grouped, money } from '../../compiler/words/figures.ts';
