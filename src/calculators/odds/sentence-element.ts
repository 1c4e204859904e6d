import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { odds } from './worksheet.ts';

defineSentence(odds);
