// Every calculator's element, for a page with several kinds of worksheet.

import './goal-price/element.ts';
import './comp-plan-ceiling/element.ts';
import './stepping-stone/element.ts';
import './reverse-funnel/element.ts';
import './odds/element.ts';
