import { useQuery } from '@tanstack/react-query'
import { AutoComplete } from 'antd'
import { useDeferredValue } from 'react'
import { useTranslation } from 'react-i18next'
import { get } from '../../../../shared/api/client.ts'

export interface GivenPlace {
  text: string
  position: { lon: number; lat: number } | null
}

interface Found {
  places: { id: string; name: { zh: string; en: string }; address: string; position: { lon: number; lat: number } }[]
}

/** Completion from the gazetteer, which also knows where the place is. What is typed stays as it is if nothing is taken. */
export function PlaceInput({ value, onChange }: { value: GivenPlace; onChange: (place: GivenPlace) => void }) {
  const { t, i18n } = useTranslation('hazards')
  const q = useDeferredValue(value.text.trim())
  const { data } = useQuery({ queryKey: ['places', q], queryFn: ({ signal }) => get<Found>(`/api/places?q=${encodeURIComponent(q.slice(0, 60))}&limit=6`, signal), enabled: q !== '', staleTime: 60_000, placeholderData: (before) => before })
  const language = i18n.language === 'en' ? 'en' : 'zh'
  return (
    <AutoComplete
      value={value.text} autoFocus aria-label={t('place')} placeholder={t('placeHint')} style={{ width: '100%' }}
      options={(q === '' ? [] : (data?.places ?? [])).map((place) => ({ value: place.name.zh, key: place.id, label: `${place.name[language]} ${place.address}` }))}
      onChange={(text: string) => onChange({ text: text.slice(0, 200), position: text === value.text ? value.position : null })}
      onSelect={(text: string) => onChange({ text, position: data?.places.find((place) => place.name.zh === text)?.position ?? null })}
    />
  )
}
