import { Input, type InputRef } from 'antd'
import type { KeyboardEvent, ReactNode, Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { isComposing } from '../../../../shared/keyboard/is-composing.ts'
import type { Hit } from './hits.ts'
import type { useSearch } from './use-search.ts'

interface Props {
  listId: string
  search: ReturnType<typeof useSearch>
  onOpen: (hit: Hit, at: number) => void
  input?: Ref<InputRef>
  suffix?: ReactNode
  hasFocus?: boolean
}

/** Arrows go through the hits while one types; Enter opens the one that they stand on. */
export function SearchBox({ listId, search: { typed, type, hits, at, setAt }, onOpen, input, suffix, hasFocus = false }: Props) {
  const { t } = useTranslation('register')
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event) || event.ctrlKey || event.metaKey) return
    if (event.key === 'ArrowDown') setAt(Math.min(hits.length - 1, at + 1))
    else if (event.key === 'ArrowUp') setAt(Math.max(0, at - 1))
    else if (event.key === 'Enter' && hits[at]) onOpen(hits[at], at)
    // The key that leads here is no word of a search that has not begun.
    else if (event.key !== '/' || typed !== '') return
    event.preventDefault()
  }
  return (
    <Input
      {...(input ? { ref: input } : {})} value={typed} onChange={(event) => type(event.target.value)} onKeyDown={onKeyDown} placeholder={t('searchHint')} aria-label={t('search')} maxLength={60} allowClear autoComplete="off" autoFocus={hasFocus} suffix={suffix}
      role="combobox" aria-expanded={hits.length > 0} aria-controls={listId} aria-autocomplete="list" aria-activedescendant={hits[at] ? `${listId}-${at}` : undefined} {...(hasFocus ? { 'data-focus': true } : {})}
    />
  )
}
