import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'

/** Six digits by thumb, on keys of our own: no keyboard learns them. Those of a keyboard count as well. */
export function Pin({ value, onChange, label }: { value: string; onChange: (pin: string) => void; label: string }) {
  const { t } = useTranslation('grid')
  const type = (digit: string) => value.length < pinLength && onChange(value + digit)
  const keys = useRef<(key: string) => void>(() => undefined)
  useEffect(() => {
    keys.current = (key) => (/^\d$/.test(key) ? type(key) : key === 'Backspace' && onChange(value.slice(0, -1)))
  })
  useEffect(() => {
    const press = ({ key }: KeyboardEvent) => keys.current(key)
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [])
  return (
    <div className="grid-pin" role="group" aria-label={label}>
      <div role="status" aria-label={t('pinTyped', { count: value.length })}>{Array.from({ length: pinLength }, (_, at) => <i key={at} data-filled={at < value.length} />)}</div>
      {['1', '2', '3', '4', '5', '6', '7', '8', '9', '', '0'].map((digit) => (digit ? <button key={digit} type="button" onClick={() => type(digit)}>{digit}</button> : <span key="gap" />))}
      <button type="button" aria-label={t('pinBack')} onClick={() => onChange(value.slice(0, -1))}>⌫</button>
    </div>
  )
}

export const pinLength = 6
