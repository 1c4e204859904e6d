import { defineWorksheet } from '../shared/worksheet-element.ts';
import { reverseFunnelCalculator } from './worksheet.ts';

defineWorksheet(reverseFunnelCalculator);
