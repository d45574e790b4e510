import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useEffect, useId, useRef, useState, type KeyboardEvent, type Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'
import type { Position } from '../data/incidents.ts'
import { isComposing } from '../../../../shared/keyboard/is-composing.ts'

export interface Place {
  id: string
  name: { zh: string; en: string }
  address: string
  kind: string
  station: string
  position: Position
}

interface Props {
  ref?: Ref<InputRef>
  value: string
  onType: (text: string) => void
  onPick: (place: Place) => void
  onDone: () => void
}

const placesLike = (q: string) =>
  queryOptions({
    queryKey: ['places', q],
    queryFn: ({ signal }) => get<{ places: Place[] }>(`/api/places?q=${encodeURIComponent(q)}&limit=7`, signal),
    staleTime: 60_000,
  })

/** Completion from the gazetteer: arrows choose, Enter takes, Escape closes. What is typed stays as it is if nothing is taken. */
export function PlaceField({ ref, value, onType, onPick, onDone }: Props) {
  const { t, i18n } = useTranslation('desk')
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const q = useDeferredValue(value.trim())
  const { data, isPlaceholderData } = useQuery({ ...placesLike(q), enabled: open && q !== '', placeholderData: (before) => before })
  const queries = useQueryClient()
  const typed = useRef(value)
  useEffect(() => {
    typed.current = value
  }, [value])
  const places = open && q !== '' ? (data?.places ?? []) : []
  const language = i18n.language === 'en' ? 'en' : 'zh'

  const take = (place: Place) => {
    onPick(place)
    setOpen(false)
  }
  /** Enter came before the list of what was typed: its first place is taken when it comes, unless something else was typed since. */
  const takeFirst = async (text: string) => {
    const found = await queries.fetchQuery(placesLike(text.trim())).catch(() => null)
    if (found?.places[0] && typed.current === text) take(found.places[0])
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const isBehind = open && value.trim() !== '' && (isPlaceholderData || !data || q !== value.trim())
    const chosen = isBehind ? undefined : places[Math.min(active, places.length - 1)]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) setOpen(true)
      else setActive((index) => (index + (event.key === 'ArrowDown' ? 1 : places.length - 1)) % Math.max(1, places.length))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (chosen) take(chosen)
      else if (isBehind) void takeFirst(value)
      onDone()
    } else if (event.key === 'Escape' && places.length > 0) {
      setOpen(false)
      event.stopPropagation()
    } else return
    event.preventDefault()
  }

  return (
    <div className="desk-place" onBlur={() => setOpen(false)}>
      <Input
        {...(ref ? { ref } : {})}
        value={value} maxLength={200} placeholder={t('placeHint')} aria-label={t('place')}
        role="combobox" aria-expanded={places.length > 0} aria-controls={listId} aria-autocomplete="list"
        aria-activedescendant={places[active] ? `${listId}-${active}` : undefined}
        onChange={(event) => {
          onType(event.target.value)
          setActive(0)
          setOpen(true)
        }}
        onKeyDown={onKeyDown}
      />
      {places.length > 0 && (
        <ul id={listId} role="listbox" className="desk-places" aria-label={t('places')}>
          {places.map((place, index) => (
            <li
              key={place.id} id={`${listId}-${index}`} role="option" aria-selected={index === active}
              onMouseDown={(event) => {
                event.preventDefault()
                take(place)
              }}
              onMouseEnter={() => setActive(index)}
            >
              <span>{place.name[language]}</span>
              <small>{place.address}</small>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}
