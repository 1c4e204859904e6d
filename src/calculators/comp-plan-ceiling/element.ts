import { compPlanCeiling } from './worksheet.ts';
import { defineWorksheet } from '../shared/worksheet-element.ts';

defineWorksheet(compPlanCeiling);
