import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { goalPriceAnswer } from './answer.ts';

defineSentence(goalPriceAnswer);
