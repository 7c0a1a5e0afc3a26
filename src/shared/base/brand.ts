declare const brand: unique symbol;

/** A value that only its own decoder can make, so that two kinds of string can't be mixed up. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
