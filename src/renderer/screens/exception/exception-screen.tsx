import { useAsk } from '../../bridge/hooks.ts';
import { Loading, Trouble } from '../../ui/loading.tsx';
import { PageHeader } from '../../ui/page-header.tsx';
import { toResolveWords } from '../../words/exceptions.ts';
import { ExceptionPage } from './exception-page.tsx';

/** One thing that contradicts: both entries side by side, and what can be decided. */
export function ExceptionScreen({ id }: { readonly id: string }) {
  const { value, trouble, again } = useAsk('exceptions.get', { id });
  if (value !== undefined) return <ExceptionPage exception={value} />;
  return (
    <>
      <PageHeader title={toResolveWords.title} />
      {trouble === undefined ? (
        <Loading what="Reading both entries" />
      ) : (
        <Trouble sentence={trouble.sentence} onAgain={again} />
      )}
    </>
  );
}
