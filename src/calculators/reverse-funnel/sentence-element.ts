import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { reverseFunnel } from './worksheet.ts';

defineSentence(reverseFunnel);
