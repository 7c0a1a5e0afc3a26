import { type Fault, openControl } from './fault-control.ts';
import { deskFor, trialSteps } from './workflows.ts';

// A first start after an update, which may end at any call to the disk.

/** What the program that starts this one asks for. */
export interface UpdateRequest {
  readonly dataDir: string;
  readonly control: string;
  readonly fault: Fault;
  readonly plant: string | null;
}

const request = JSON.parse(process.argv[2] ?? '') as UpdateRequest;
const control = openControl(request.control);
control.arm(request.fault);
const { desk } = await deskFor(request.dataDir, trialSteps);
await desk.close();
