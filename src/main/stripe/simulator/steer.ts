import { type FaultKind, faultKinds } from './faults.ts';
import type { Simulator } from './simulator.ts';
import { choiceNames, choices, rights } from './steering-forms.ts';
import { topUpMinor } from './steering-page.ts';
import type { Settings } from './world.ts';

/** Does what was pressed on the page. */
export function steer(simulator: Simulator, fields: URLSearchParams): void {
  const text = (name: string): string => fields.get(name) ?? '';
  switch (text('do')) {
    case 'top-up':
      return simulator.topUp(topUpMinor);
    case 'pay-out':
      return void simulator.payOut();
    case 'set':
      return simulator.set(settingsFrom(fields));
    case 'forbid':
      return simulator.set({
        forbidden: fields.getAll('forbidden').filter((start) => Object.hasOwn(rights, start)),
      });
    case 'befall': {
      const fault = text('fault');
      if (!Object.hasOwn(faultKinds, fault)) return undefined;
      const times = Number.parseInt(text('times'), 10);
      return simulator.befall({ fault: fault as FaultKind, on: text('on'), times });
    }
    case 'calm':
      return simulator.calm();
    case 'present':
      return simulator.present(text('card'));
    case 'release':
      return simulator.release(text('id'));
    case 'fail':
      return simulator.fail(text('id'), 'expired_or_canceled_card');
    case 'cancel':
      return simulator.cancel(text('id'));
    case 'dispute':
    case 'inquiry':
      return simulator.dispute(text('id'), text('do') as 'dispute' | 'inquiry');
    case 'won':
    case 'lost':
      return simulator.decide(text('id'), text('do') as 'won' | 'lost');
    default:
      return undefined;
  }
}

function settingsFrom(fields: URLSearchParams): Partial<Settings> {
  const chosen = Object.fromEntries(
    choiceNames.flatMap((name) => {
      const value = fields.get(name) ?? '';
      return Object.hasOwn(choices[name][1], value) ? [[name, value]] : [];
    }),
  );
  const delayMs = Number.parseInt(fields.get('delayMs') ?? '', 10);
  const cards = fields.get('cards');
  const fees = fields.get('fees');
  return {
    ...chosen,
    ...(cards === null ? {} : { cardsComeBySelf: cards === 'self' }),
    ...(fees === null ? {} : { takesApplicationFees: fees === 'takes' }),
    ...(delayMs >= 0 && delayMs <= 120_000 ? { delayMs } : {}),
  };
}
