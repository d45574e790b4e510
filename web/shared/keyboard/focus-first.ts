/** A dialog takes the focus for itself once it stands: it belongs to the field that is written in first (`data-focus`). */
export function focusFirst(form: HTMLElement | null): void {
  if (!form || form.contains(document.activeElement)) return
  const first = form.querySelector<HTMLElement>('[data-focus]') ?? form.querySelector<HTMLElement>('input, textarea')
  first?.focus()
}
