/**
 * Puts a text on the clipboard; false where that is barred. The application lets no page ask for
 * powers, so there the old way stands in: a field that is selected and copied by hand, as it were.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copySelected(text);
  }
}

function copySelected(text: string): boolean {
  const before = document.activeElement;
  const field = document.createElement('textarea');
  field.value = text;
  field.readOnly = true;
  field.className = 'hidden-words';
  // Inside an open dialog, where what is outside can't be selected.
  const place = before?.closest('[role=dialog]') ?? document.body;
  place.append(field);
  field.select();
  try {
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    field.remove();
    if (before instanceof HTMLElement) before.focus();
  }
}
