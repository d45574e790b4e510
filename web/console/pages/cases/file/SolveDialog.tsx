import { Checkbox, Flex } from 'antd'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CaseView } from '../cases.ts'
import { ReasonDialog } from '../ReasonDialog.tsx'

/** Records the case as solved: each fact of the definition is ticked, the definition stands beside it. */
export function SolveDialog({ view, onSend, onClose }: { view: CaseView; onSend: (body: object) => Promise<void>; onClose: () => void }) {
  const { t, i18n } = useTranslation('cases')
  const [facts, setFacts] = useState<string[]>([])
  const definition = view.definitions.solved
  return (
    <ReasonDialog
      title={t('solve')}
      note={<>{definition.text[i18n.language === 'en' ? 'en' : 'zh']} <small>({definition.id})</small></>}
      verb={t('solve')}
      isReady={facts.length === view.rules.facts.length}
      onConfirm={(text) => onSend({ facts, text })}
      onClose={onClose}
    >
      <Checkbox.Group value={facts} onChange={setFacts}>
        <Flex vertical gap={4}>{view.rules.facts.map((fact) => <Checkbox key={fact} value={fact}>{t(`fact_${fact}`)}</Checkbox>)}</Flex>
      </Checkbox.Group>
    </ReasonDialog>
  )
}
