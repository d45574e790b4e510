import { useQuery } from '@tanstack/react-query'
import { Input, type InputRef } from 'antd'
import { useDeferredValue, useId, useState, type KeyboardEvent, type Ref } from 'react'
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

/** Completion from the gazetteer: arrows choose, Enter takes, Escape closes. What is typed stays as it is if nothing is taken. */
export function PlaceField({ ref, value, onType, onPick, onDone }: Props) {
  const { t, i18n } = useTranslation('desk')
  const listId = useId()
  const [open, setOpen] = useState(false)
  const [active, setActive] = useState(0)
  const q = useDeferredValue(value.trim())
  const { data } = useQuery({
    queryKey: ['places', q],
    queryFn: ({ signal }) => get<{ places: Place[] }>(`/api/places?q=${encodeURIComponent(q)}&limit=7`, signal),
    enabled: open && q !== '',
    placeholderData: (before) => before,
    staleTime: 60_000,
  })
  const places = open && q !== '' ? (data?.places ?? []) : []
  const language = i18n.language === 'en' ? 'en' : 'zh'

  const take = (place: Place) => {
    onPick(place)
    setOpen(false)
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (isComposing(event)) return
    const chosen = places[Math.min(active, places.length - 1)]
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      if (!open) setOpen(true)
      else setActive((index) => (index + (event.key === 'ArrowDown' ? 1 : places.length - 1)) % Math.max(1, places.length))
    } else if (event.key === 'Enter' && !event.ctrlKey && !event.metaKey) {
      if (chosen) take(chosen)
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
