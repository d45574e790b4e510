import { QueryClient, QueryClientProvider } from '@tanstack/react-query'
import { App, ConfigProvider, Empty } from 'antd'
import enUS from 'antd/locale/en_US'
import zhCN from 'antd/locale/zh_CN'
import 'dayjs/locale/zh-cn'
import { useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ApiError } from '../api/client.ts'
import { makeTheme } from '../theme.ts'

const queries = new QueryClient({
  defaultOptions: { queries: { staleTime: 5_000, retry: (count, error) => count < 2 && !(error instanceof ApiError && error.status >= 400) } },
})

const darkQuery = matchMedia('(prefers-color-scheme: dark)')
const stillQuery = matchMedia('(prefers-reduced-motion: reduce)')
const themeKey = 'lq-theme'

function subscribeTheme(listener: () => void): () => void {
  darkQuery.addEventListener('change', listener)
  window.addEventListener('lq-theme', listener)
  return () => {
    darkQuery.removeEventListener('change', listener)
    window.removeEventListener('lq-theme', listener)
  }
}

function isDark(): boolean {
  const kept = localStorage.getItem(themeKey)
  return kept ? kept === 'dark' : darkQuery.matches
}

export function useDark(): boolean {
  return useSyncExternalStore(subscribeTheme, isDark)
}

export function keepTheme(dark: boolean): void {
  localStorage.setItem(themeKey, dark ? 'dark' : 'light')
  window.dispatchEvent(new Event('lq-theme'))
}

function subscribeStill(listener: () => void): () => void {
  stillQuery.addEventListener('change', listener)
  return () => stillQuery.removeEventListener('change', listener)
}

/** Theme, language and queries around a page. */
export function Providers({ density, children }: { density: 'compact' | 'touch'; children: ReactNode }) {
  const language = useTranslation().i18n.language === 'en' ? 'en' : 'zh'
  const dark = useDark()
  const isStill = useSyncExternalStore(subscribeStill, () => stillQuery.matches)
  return (
    <ConfigProvider button={{ autoInsertSpace: false }} theme={makeTheme(dark, density, isStill, language)} locale={language === 'en' ? enUS : zhCN} empty={{ image: Empty.PRESENTED_IMAGE_SIMPLE }}>
      <QueryClientProvider client={queries}>
        <App>{children}</App>
      </QueryClientProvider>
    </ConfigProvider>
  )
}
