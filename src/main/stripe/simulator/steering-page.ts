import { balanceNow } from './money.ts';
import { pageFrame } from './page-frame.ts';
import { currencies } from './page-money.ts';
import type { Simulator } from './simulator.ts';
import { faultForm, readerForm, rightsForm, settingsForm } from './steering-forms.ts';
import { chargeTable, disputeTable, refundTable } from './steering-tables.ts';
import type { World } from './world.ts';

/** The page on which somebody steers what the stand-in does. */
export const steeringPage = ({ world }: Simulator): string =>
  pageFrame(
    "Stripe's stand-in",
    `<h1>Stripe's stand-in</h1>
<p class="quiet">The practice book talks to this in place of Stripe. What is set here happens to the desk.</p>
<div class="halves">
<section><h2>The card reader</h2>${readerForm(world)}</section>
<section><h2>The balance</h2>${balanceForm(world)}</section>
</div>
<h2>How things go</h2>${settingsForm(world)}
<div class="halves">
<section><h2>What goes wrong next</h2>${faultForm(world)}</section>
<section><h2>What the key may not do</h2>${rightsForm(world)}</section>
</div>
<h2>Charges</h2>${chargeTable(world)}
<h2>Refunds</h2>${refundTable(world)}
<h2>Disputes</h2>${disputeTable(world)}`,
  );

function balanceForm(world: World): string {
  const money = currencies(world);
  const { available, pending } = balanceNow(world);
  return `<dl><dt>Available now</dt><dd>${money.format(available)}</dd><dt>Still coming</dt><dd>${money.format(pending)}</dd></dl>
<form method="post" action="/steer"><button name="do" value="top-up">Put ${money.format(topUpMinor)} on</button>
<button name="do" value="pay-out">Pay out all that is available</button></form>`;
}

/** What is put on by one press. */
export const topUpMinor = 100_000;
