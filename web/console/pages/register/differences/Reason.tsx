import { Button, Flex, Input, type InputRef } from 'antd'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../../../../shared/keyboard/use-keys.ts'
import { Labelled } from '../forms/Labelled.tsx'

const grounds = [['why_paper', 'a'], ['why_phone', 's'], ['why_visit', 'd'], ['why_self', 'f']] as const

/** Why one is believed: chosen once, it stays for those that follow, until another one holds. */
export function Reason({ label, value, onChange }: { label: string; value: string; onChange: (reason: string) => void }) {
  const { t } = useTranslation('register')
  const input = useRef<InputRef>(null)
  useKeys({ ...Object.fromEntries(grounds.map(([name, key]) => [key, () => onChange(t(name))])), w: () => input.current?.focus() })
  return (
    <Labelled label={label} isGroup>
      <Flex gap={8} wrap align="center">
        {grounds.map(([name, key]) => <Button key={name} size="small" aria-pressed={value === t(name)} type={value === t(name) ? 'primary' : 'default'} onClick={() => onChange(t(name))}>{t(name)} <kbd>{key.toUpperCase()}</kbd></Button>)}
        <Input ref={input} size="small" className="register-why" value={value} onChange={(event) => onChange(event.target.value)} onKeyDown={(event) => event.key === 'Enter' && input.current?.blur()} placeholder={t('settleWhyHint')} aria-label={label} maxLength={400} suffix={<kbd>W</kbd>} />
      </Flex>
    </Labelled>
  )
}
