import { describe, expect, it } from 'vitest';
import {
  counted,
  dollars,
  exactDollars,
  hundredths,
  number,
  percent,
  shortDollars,
} from '../../../../../src/calculators/shared/money/money.ts';

describe('money in words', () => {
  it('shows cents always, where there are some, or never', () => {
    expect(exactDollars(2_000_000)).toBe('$20,000.00');
    expect(dollars(2_000_000)).toBe('$20,000');
    expect(dollars(1_935_484)).toBe('$19,354.84');
    expect(dollars(-50)).toBe('-$0.50');
    expect(exactDollars(100_000_000_000)).toBe('$1,000,000,000.00');
    expect(shortDollars(96_774_194)).toBe('$968K');
    expect(shortDollars(150_000_000)).toBe('$1.5M');
  });

  it('writes a field’s number with two decimals or none', () => {
    expect(hundredths(9_677_420)).toBe('96,774.20');
    expect(hundredths(6_000_000)).toBe('60,000');
    expect(hundredths(1_250)).toBe('12.50');
  });

  it('writes shares, numbers and their nouns', () => {
    expect(percent(6_200)).toBe('62%');
    expect(percent(1_250)).toBe('12.5%');
    expect(number(1_250)).toBe('1,250');
    expect(counted(1, 'week')).toBe('1 week');
    expect(counted(50, 'week')).toBe('50 weeks');
    expect(counted(0, 'deal')).toBe('0 deals');
  });
});
