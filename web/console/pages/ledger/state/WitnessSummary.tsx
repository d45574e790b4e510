import { Button, Typography } from 'antd'
import { useTranslation } from 'react-i18next'
import type { Witness, WitnessState } from './witnesses.ts'

const said = ['refuses', 'unreachable', 'behind', 'waiting', 'agrees'] as const

/** How many agree, lag or refuse, in words; pressed, the list of them. */
export function WitnessSummary({ witnesses, isOpen, onToggle }: { witnesses: readonly Witness[]; isOpen: boolean; onToggle: () => void }) {
  const { t } = useTranslation('ledger')
  const count = (state: WitnessState) => witnesses.filter((one) => one.state === state).length
  const words = said.filter((state) => count(state) > 0).map((state) => t(`witness_${state}_sum`, { n: count(state) }))
  const tone = count('refuses') > 0 ? ('danger' as const) : count('unreachable') + count('behind') > 0 ? ('warning' as const) : undefined
  return (
    <Button type="text" size="small" aria-expanded={isOpen} aria-keyshortcuts="W" onClick={onToggle} style={{ marginInlineStart: -8 }}>
      <Typography.Text {...(tone ? { type: tone, strong: true } : {})}>{words.length > 0 ? words.join(' · ') : t('noWitness')}</Typography.Text> <kbd>W</kbd>
    </Button>
  )
}
