import { defineWorksheet } from '../shared/worksheet-element.ts';
import { reverseFunnel } from './worksheet.ts';

defineWorksheet(reverseFunnel);
