/** What Stripe answers when it does not do what was asked. */
export interface ErrorBody {
  readonly error: {
    readonly type: 'api_error' | 'card_error' | 'idempotency_error' | 'invalid_request_error';
    readonly message: string;
    readonly code?: string;
    readonly message_code?: string;
    readonly decline_code?: string;
    readonly param?: string;
    readonly charge?: string;
    readonly payment_intent?: unknown;
  };
}

/** Thrown where a request ends; the front door makes the reply of it. */
export class StripeSays extends Error {
  override readonly name = 'StripeSays';
  readonly status: number;
  readonly body: ErrorBody;
  /** Whether the idempotency layer keeps it: what fails before anything is begun is not kept. */
  readonly isKept: boolean;

  constructor(status: number, error: ErrorBody['error'], isKept: boolean) {
    super(error.message);
    this.status = status;
    this.body = { error };
    this.isKept = isKept;
  }
}

type Parts = Omit<ErrorBody['error'], 'type' | 'message'>;

/** The request itself is wrong: nothing was begun. */
export const wrongRequest = (message: string, parts: Parts = {}): StripeSays =>
  new StripeSays(400, { type: 'invalid_request_error', message, ...parts }, false);

/** The request is right, and what it asks for can't be done. */
export const notPossible = (message: string, parts: Parts = {}): StripeSays =>
  new StripeSays(400, { type: 'invalid_request_error', message, ...parts }, true);

export const noSuch = (what: string, id: string, param: string): StripeSays =>
  new StripeSays(
    404,
    {
      type: 'invalid_request_error',
      code: 'resource_missing',
      message: `No such ${what}: '${id}'`,
      param,
    },
    false,
  );

/** What this stand-in does not know how Stripe answers: it says so and does nothing. */
export const notSimulated = (what: string): StripeSays =>
  new StripeSays(
    501,
    {
      type: 'api_error',
      code: 'not_simulated',
      message: `This stand-in for Stripe can't do that: ${what}.`,
    },
    false,
  );
