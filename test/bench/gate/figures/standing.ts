import type { Figure } from './figure.ts';

/** How far a figure got: it reaches the aim, or what it must, or misses it, or is far off. */
export type Standing = 'aim' | 'must' | 'missed' | 'far off';

/** Judges a value by the table's row. What is no number is far off. */
export function standing(figure: Figure, value: number): Standing {
  const reaches = (bound: number) => (figure.better === 'higher' ? value >= bound : value <= bound);
  if (figure.aim !== undefined && reaches(figure.aim)) return 'aim';
  if (reaches(figure.must)) return 'must';
  return reaches(figure.far) ? 'missed' : 'far off';
}
