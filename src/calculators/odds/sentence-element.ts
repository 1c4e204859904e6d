import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { oddsAnswer } from './answer.ts';

defineSentence(oddsAnswer);
