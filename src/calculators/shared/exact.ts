/** ⌈amount × times ÷ over⌉ of whole numbers, exact whatever the size of the product. `over` is positive. */
export function ceilingOf(amount: number, times: number, over: number): number {
  return -floorOf(-amount, times, over);
}

/** ⌊amount × times ÷ over⌋ of whole numbers, exact whatever the size of the product. `over` is positive. */
export function floorOf(amount: number, times: number, over: number): number {
  const product = BigInt(amount) * BigInt(times);
  const divisor = BigInt(over);
  const quotient = product / divisor;
  // BigInt division goes toward zero, which is up for a negative product.
  const floor = product % divisor < 0n ? quotient - 1n : quotient;
  return Number(floor);
}
