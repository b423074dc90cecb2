/** What is known at once or, where somebody must be asked first, later. */
export type Soon<T> = T | Promise<T>;

/** Goes on with a value: at once where it is known, which costs no turn of the event loop. */
export function andThen<T, R>(value: Soon<T>, next: (value: T) => Soon<R>): Soon<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
