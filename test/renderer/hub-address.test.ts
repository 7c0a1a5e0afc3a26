import { expect, it } from 'vitest';
import { hubAddress, isOfThisComputer } from '../../src/renderer/bridge/hub-address.ts';

it.each([
  ['127.0.0.1:4740', 'http://127.0.0.1:4740'],
  [' localhost:4740/ ', 'http://localhost:4740/'],
  ['[::1]:4740', 'http://[::1]:4740'],
  ['192.168.1.20:4710', 'https://192.168.1.20:4710'],
  ['localhost.example:4710', 'https://localhost.example:4710'],
  ['127.0.0.1.example', 'https://127.0.0.1.example'],
  ['http://hub:4710', 'http://hub:4710'],
  ['HTTPS://hub', 'HTTPS://hub'],
  ['', ''],
])('[Y72] the address %j means %j', (typed, meant) => {
  expect(hubAddress(typed)).toBe(meant);
});

it.each([
  ['http://127.0.0.1:4710/', true],
  ['http://localhost:4710/', true],
  ['http://[::1]:4710/', true],
  ['https://192.168.1.20:4710/', false],
  ['https://localhost.example:4710/', false],
])('[Y91] whether %j is good on this computer only: %j', (address, isHere) => {
  expect(isOfThisComputer(address)).toBe(isHere);
});
