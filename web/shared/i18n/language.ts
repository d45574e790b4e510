export type Language = 'zh' | 'en'

const key = 'lq-language'

/** Chinese first; English when chosen, or when the address says `?lang=en`. */
export function currentLanguage(): Language {
  const asked = new URLSearchParams(location.search).get('lang')
  const kept = asked ?? localStorage.getItem(key)
  return kept === 'en' ? 'en' : 'zh'
}

export function keepLanguage(language: Language): void {
  localStorage.setItem(key, language)
}
