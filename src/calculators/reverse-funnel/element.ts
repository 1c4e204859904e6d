import { defineWorksheet } from '../shared/worksheet/worksheet-element.ts';
import { reverseFunnel } from './worksheet.ts';

defineWorksheet(reverseFunnel);
