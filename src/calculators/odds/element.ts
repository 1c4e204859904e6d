import { odds } from './worksheet.ts';
import { defineWorksheet } from '../shared/worksheet-element.ts';

defineWorksheet(odds);
