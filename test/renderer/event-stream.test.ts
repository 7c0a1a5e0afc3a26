import { describe, expect, it } from 'vitest';
import { readEvents } from '../../src/renderer/bridge/event-stream.ts';

async function eventsOf(...chunks: readonly string[]): Promise<readonly string[]> {
  const encoder = new TextEncoder();
  const body = new ReadableStream<Uint8Array>({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(encoder.encode(chunk));
      controller.close();
    },
  });
  const events: string[] = [];
  for await (const data of readEvents(body)) events.push(data);
  return events;
}

describe('the stream of news', () => {
  it('reads events however they are cut', async () => {
    expect(await eventsOf('data: {"a"', ':1}\n\nda', 'ta: 2\n\n')).toEqual(['{"a":1}', '2']);
  });

  it('passes over comments, names and what has not ended', async () => {
    expect(await eventsOf(': still here\n\nevent: x\ndata: 1\r\n\r\ndata: half')).toEqual(['1']);
  });

  it('joins the lines of one event', async () => {
    expect(await eventsOf('data: one\ndata: two\n\n')).toEqual(['one\ntwo']);
  });
});
