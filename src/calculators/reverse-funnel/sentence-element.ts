import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { reverseFunnelAnswer } from './answer.ts';

defineSentence(reverseFunnelAnswer);
