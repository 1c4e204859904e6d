import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { compPlanCeiling } from './worksheet.ts';

defineSentence(compPlanCeiling);
