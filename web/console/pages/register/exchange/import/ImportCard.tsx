import { useQueryClient } from '@tanstack/react-query'
import { Alert, Button, Card, Flex, Progress, Spin, Typography } from 'antd'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { faultsName, saveFile } from '../../../../../shared/api/send-file.ts'
import { useKeys } from '../../../../../shared/keyboard/use-keys.ts'
import { ErrorNote } from '../../../../../shared/shell/ErrorNote.tsx'
import { checkFile, fetchFaults, importFile, type EntryType, type Existing, type ImportReport } from '../exchange.ts'
import { TypeSelect } from '../TypeSelect.tsx'
import { Decide } from './Decide.tsx'
import { Outcome } from './Outcome.tsx'

type Step = { at: 'choose' | 'checking' } | { at: 'running'; done: number; of: number } | { at: 'checked' | 'done'; report: ImportReport }

const accept = '.xlsx,.csv,.geojson,.json'

/** A file is chosen, checked whole, then taken over. */
export function ImportCard() {
  const { t } = useTranslation('exchange')
  const queries = useQueryClient()
  const input = useRef<HTMLInputElement>(null)
  const [of, setOf] = useState<EntryType>('address')
  const [file, setFile] = useState<File | null>(null)
  const [step, setStep] = useState<Step>({ at: 'choose' })
  const [error, setError] = useState<unknown>(null)
  const [isOver, setOver] = useState(false)
  const isBusy = step.at === 'checking' || step.at === 'running'
  const choose = () => input.current?.click()
  useKeys({ i: isBusy ? undefined : choose })

  const fail = (reason: unknown) => {
    setError(reason)
    setStep({ at: 'choose' })
  }
  const check = async (type: EntryType, chosen: File) => {
    setOf(type)
    setFile(chosen)
    setError(null)
    setStep({ at: 'checking' })
    await checkFile(type, chosen).then((report) => setStep({ at: 'checked', report }), fail)
  }
  const take = async (chosen: File, existing: Existing) => {
    setError(null)
    setStep({ at: 'running', done: 0, of: 1 })
    await importFile(of, chosen, existing, (progress) => setStep({ at: 'running', ...progress })).then((report) => setStep({ at: 'done', report }), fail)
    await queries.invalidateQueries({ queryKey: ['register-imports'] })
  }
  return (
    <Card
      size="small" title={t('import')} data-over={isOver} className="exchange-drop" extra={<a href={`/api/register-imports/template?of=${of}`} download>{t('template')}</a>}
      onDragOver={(event) => { event.preventDefault(); setOver(!isBusy) }} onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        const dropped = event.dataTransfer.files[0]
        if (dropped && !isBusy) void check(of, dropped)
      }}
    >
      <input
        ref={input} type="file" accept={accept} hidden aria-label={t('choose')}
        onChange={(event) => {
          const chosen = event.target.files?.[0]
          event.target.value = ''
          if (chosen) void check(of, chosen)
        }}
      />
      <Flex vertical gap={12}>
        <Typography.Text type="secondary">{t('importHint')} {t('importOrder')}</Typography.Text>
        <Flex gap={8} align="center" wrap>
          <span>{t('of')}</span>
          <TypeSelect label={t('of')} value={of} disabled={isBusy} onChange={(type) => (file && step.at !== 'done' ? void check(type, file) : setOf(type))} />
          <Button type={step.at === 'choose' ? 'primary' : 'default'} disabled={isBusy} onClick={choose}>{t(file ? 'another' : 'choose')} <kbd>I</kbd></Button>
          <Typography.Text type="secondary" ellipsis style={{ flex: '1 1 160px' }}>{file ? file.name : t('formats')}</Typography.Text>
        </Flex>
        <ErrorNote error={error} />
        {error !== null && file && <Typography.Text type="secondary">{t('broke')}</Typography.Text>}
        {step.at === 'checking' && <Flex gap={8} align="center" role="status"><Spin size="small" />{t('checking')}</Flex>}
        {step.at === 'running' && <div role="status"><Progress percent={Math.floor((100 * step.done) / Math.max(1, step.of))} />{t('running', { done: step.done, of: step.of })}</div>}
        {step.at === 'done' && <Alert type="success" showIcon role="status" title={t('done')} description={step.report.faulty > 0 ? t('doneFaulty') : undefined} />}
        {file && 'report' in step && (
          <>
            <Outcome report={step.report} isDone={step.at === 'done'} onFaults={() => void fetchFaults(of, file).then((faults) => saveFile(faults, faultsName(file)), setError)} />
            {step.at === 'checked' && <Decide report={step.report} onGo={(existing) => void take(file, existing)} />}
          </>
        )}
      </Flex>
    </Card>
  )
}
