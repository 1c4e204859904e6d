// Every calculator's element, for a page with three kinds of worksheet or more.

import './goal-price/element.ts';
import './comp-plan-ceiling/element.ts';
import './stepping-stone/element.ts';
import './reverse-funnel/element.ts';
import './odds/element.ts';
