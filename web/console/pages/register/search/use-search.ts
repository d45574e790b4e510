import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '../../../../shared/api/me.ts'
import { useLater } from '../../cameras/network/use-later.ts'
import type { Ground } from '../ground/grounds.ts'
import { useHits } from '../register.ts'
import { may } from '../rights.ts'
import { useWords } from '../use-words.ts'
import { sheets } from '#rules/registry'
import { listHits } from './hits.ts'

/** Between two keystrokes of one word. */
const typingMs = 120

/** A search box: what is typed, what was found, which hit the arrows stand on. */
export function useSearch(me: Me, ground: Ground) {
  const { t } = useTranslation('register')
  const { sayValue } = useWords()
  const [typed, setTyped] = useState('')
  const [isWide, setWide] = useState(false)
  const [at, setAt] = useState(0)
  const q = useLater(typed.trim(), typingMs)
  const offersWide = ground.isWide && me.station !== '' && may(me, 'wide')
  const { data, error, isFetching, isPlaceholderData } = useHits(typed.trim() === '' ? '' : q, ground.ref, offersWide && isWide)
  const isAsked = typed.trim() !== '' && q !== ''
  const hits = isAsked && data && !error ? listHits(data, (sex) => (sex === '1' || sex === '2' ? sayValue(sheets.person.fields['sex'], sex) : ''), (year) => t('bornIn', { year })) : []
  return {
    typed, hits, error: isAsked ? error : null, offersWide, isWide, setWide,
    /** Nothing was found by what stands in the box now. */
    isNothing: isAsked && hits.length === 0 && !error && !isFetching && typed.trim() === q,
    isWaiting: isAsked && hits.length === 0 && !error && isFetching && !isPlaceholderData,
    isOld: isPlaceholderData,
    at: Math.max(0, Math.min(at, hits.length - 1)),
    setAt,
    type: (text: string) => {
      setTyped(text)
      setAt(0)
    },
  }
}
