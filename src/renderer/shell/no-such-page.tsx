import { Button } from '../ui/button.tsx';
import { EmptyPage } from '../ui/empty-page.tsx';
import { PageHeader } from '../ui/page-header.tsx';
import { goTo } from './location.ts';

/** For an address that leads nowhere. */
export const NoSuchPage = () => (
  <>
    <PageHeader title="No such page" />
    <EmptyPage
      title="Nothing is written here"
      action={
        <Button kind="primary" size="big" onPress={() => goTo('/')}>
          Go to Today
        </Button>
      }
    >
      This address leads to no page of the book. It may have been cut short when it was copied.
    </EmptyPage>
  </>
);
