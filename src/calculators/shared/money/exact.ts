/** ⌈amount × times ÷ over⌉ of whole numbers, as exact as `floorOf`. */
export function ceilingOf(amount: number, times: number, over: number): number {
  return -floorOf(-amount, times, over);
}

/** ⌊amount × times ÷ over⌋ of whole numbers, exact where times × over and the result are. `over` is positive. */
export function floorOf(amount: number, times: number, over: number): number {
  // The rest apart from what divides evenly: their product is small where that of the whole amount isn't exact.
  const rest = amount % over;
  return ((amount - rest) / over) * times + Math.floor((rest * times) / over);
}

/** All of them together; 0 for none. */
export function sum(amounts: readonly number[]): number {
  return amounts.reduce((all, each) => all + each, 0);
}
