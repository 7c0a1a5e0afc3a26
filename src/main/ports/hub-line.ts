/** One request to the hub, as it goes over the wire. */
export interface HubRequestText {
  readonly path: string;
  readonly authorization: string | undefined;
  /** Undefined where the hub is only asked, not told. */
  readonly body: string | undefined;
}

/** The way to a hub. */
export interface HubLine {
  /** Answers the text that came back; throws where none did. */
  send(request: HubRequestText): Promise<string>;
  /** Hears each piece of news until it is told to stop; `ended` once, where the line breaks. */
  listen(
    request: Omit<HubRequestText, 'body'>,
    hear: { readonly news: (data: string) => void; readonly ended: () => void },
  ): () => void;
}
