// Loaded into the browser host before its own code. When `npm start` dies without a word (killed,
// its terminal gone), the host must not stay behind and hold the book: the broken channel tells
// it, and it ends in the same orderly way as by Ctrl+C.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
process.channel?.unref();
