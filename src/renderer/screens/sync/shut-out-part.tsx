import { useAsk } from '../../bridge/hooks.ts';
import { useSession } from '../../state/session.ts';
import { Section } from '../../ui/section.tsx';
import { shutOutWords as words } from '../../words/shut-out.ts';

/** [Y90] What still works at a desk that was shut out, and how its computer comes back. */
export function ShutOutPart({ hubUrl = '' }: { readonly hubUrl: string | undefined }) {
  const code = useSession((session) => session.status?.desk?.code) ?? '';
  const folder = useAsk('desk.health', {}).value?.bookFolder;
  return (
    <Section title={words.title}>
      <div className="sync-part">
        <p>{words.here}</p>
        <p>{words.back}</p>
        <ol className="sync-steps">
          <li>{words.code}</li>
          <li>{words.rename(folder)}</li>
          <li>{words.join(hubUrl, code)}</li>
        </ol>
      </div>
    </Section>
  );
}
