import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { currentLanguage, keepLanguage, type Language } from './language.ts'

/** Texts of a page: the same keys in both languages; a missing one doesn't compile. */
export interface Texts<K extends string> {
  zh: Record<K, string>
  en: Record<K, string>
}

export function defineTexts<const Z extends Record<string, string>>(texts: { zh: Z; en: Record<keyof Z, string> }): Texts<keyof Z & string> {
  return texts
}

/** Starts i18next with one namespace a page. */
export async function startTexts(namespaces: Record<string, Texts<string>>): Promise<void> {
  const pick = (language: Language) => Object.fromEntries(Object.entries(namespaces).map(([name, texts]) => [name, texts[language]]))
  await i18next.use(initReactI18next).init({
    lng: currentLanguage(),
    fallbackLng: false,
    resources: { zh: pick('zh'), en: pick('en') },
    interpolation: { escapeValue: false, prefix: '{', suffix: '}' },
    keySeparator: false,
    nsSeparator: ':',
  })
  document.documentElement.lang = currentLanguage() === 'zh' ? 'zh-CN' : 'en'
}

export async function switchLanguage(language: Language): Promise<void> {
  keepLanguage(language)
  const url = new URL(location.href)
  url.searchParams.delete('lang')
  history.replaceState(null, '', url)
  document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en'
  await i18next.changeLanguage(language)
}
