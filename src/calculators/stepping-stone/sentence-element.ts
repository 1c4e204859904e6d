import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { steppingStone } from './worksheet.ts';

defineSentence(steppingStone);
