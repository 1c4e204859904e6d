import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { steppingStoneAnswer } from './answer.ts';

defineSentence(steppingStoneAnswer);
