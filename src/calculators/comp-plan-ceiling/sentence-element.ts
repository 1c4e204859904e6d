import { defineSentence } from '../shared/sentence/sentence-element.ts';
import { compPlanCeilingAnswer } from './answer.ts';

defineSentence(compPlanCeilingAnswer);
