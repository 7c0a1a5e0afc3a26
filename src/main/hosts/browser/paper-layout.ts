/** Gives a command to the page and waits for its answer. */
export type Send = (method: string, params?: object) => Promise<Readonly<Record<string, unknown>>>;

/** Makes the page deaf and mute; answers how to lay a paper on it. */
export async function preparePage(send: Send): Promise<(html: string) => Promise<void>> {
  await send('Page.enable');
  await send('DOM.enable');
  await send('Network.enable');
  await send('Emulation.setScriptExecutionDisabled', { value: true });
  await send('Network.setBlockedURLs', { urls: ['*://*', 'file://*'] });
  await send('Emulation.setEmulatedMedia', { media: 'print' });
  const { frameTree } = await send('Page.getFrameTree');
  const frameId = (frameTree as { readonly frame: { readonly id: string } }).frame.id;
  let letters: string | null = null;
  let root: number | undefined;

  return async (html) => {
    const parts = partsOf(html);
    if (parts === null || parts.letters !== letters || root === undefined) {
      await send('Page.setDocumentContent', { frameId, html });
      const { root: node } = await send('DOM.getDocument', { depth: 0 });
      root = (node as { readonly nodeId: number }).nodeId;
      letters = parts?.letters ?? null;
    } else {
      await replace(send, root, parts);
    }
    // Printed before its letters have come, a text would be invisible.
    await send('Runtime.evaluate', {
      expression: 'document.fonts.ready.then(() => true)',
      awaitPromise: true,
    });
  };
}

interface Parts {
  readonly letters: string;
  readonly title: string;
  readonly style: string;
  readonly body: string;
}

const shape =
  /^[^]*?(?<title><title>[^]*?<\/title>)<style class="letters">(?<letters>[^]*?)<\/style>(?<style><style>[^]*?<\/style>)<\/head>(?<body><body[^]*<\/body>)<\/html>$/;

const partsOf = (html: string): Parts | null =>
  (shape.exec(html)?.groups as Parts | undefined) ?? null;

/** Changes all but the letters, whose unpacking takes longer than the rest of the paper. */
async function replace(send: Send, root: number, parts: Parts): Promise<void> {
  const change = async (selector: string, outerHTML: string) => {
    const { nodeId } = await send('DOM.querySelector', { nodeId: root, selector });
    await send('DOM.setOuterHTML', { nodeId, outerHTML });
  };
  await Promise.all([
    change('title', parts.title),
    change('style:not(.letters)', parts.style),
    change('body', parts.body),
  ]);
}
