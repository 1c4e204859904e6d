import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { goalPrice } from './worksheet.ts';

defineSentence(goalPrice);
