import { compPlanCeiling } from './worksheet.ts';
import { defineWorksheet } from '../shared/worksheet/worksheet-element.ts';

defineWorksheet(compPlanCeiling);
