const dark = matchMedia('(prefers-color-scheme: dark)')

/** Tells Ant Design Mobile which of its palettes counts: the phone's, which follows the sun. */
export function watchTheme(): void {
  const tell = () => document.documentElement.setAttribute('data-prefers-color-scheme', dark.matches ? 'dark' : 'light')
  dark.addEventListener('change', tell)
  tell()
}
