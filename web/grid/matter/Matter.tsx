import { Button, SafeArea } from 'antd-mobile'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatClock, formatDay } from '../../shared/i18n/time.ts'
import { findDraft, keepDraft } from '../drafts.ts'
import { CoverHead } from '../shell/CoverHead.tsx'
import { useSave } from '../shell/use-save.ts'
import { Words } from '../shell/Words.tsx'
import { useOwnMatters, type OwnMatter } from './own-matters.ts'
import { useMatterWords } from './use-matter-words.ts'

const formatTime = (at: string) => `${formatDay(at).slice(5)} ${formatClock(at)}`

/** A hard matter that one pushed: what the command room says of it, and room for more. */
export function Matter({ id }: { id: string }) {
  const { t } = useTranslation('matter')
  const matters = useOwnMatters()
  const matter = matters?.find((one) => one.id === id)
  if (matter) return <OpenMatter matter={matter} />
  return <main className="grid-page grid-cover"><CoverHead title={t('matter')} />{matters && <p className="grid-empty">{t('gone')}</p>}</main>
}

function OpenMatter({ matter }: { matter: OwnMatter }) {
  const { t } = useTranslation('matter')
  const { t: grid } = useTranslation('grid')
  const words = useMatterWords()
  const name = `matter/${matter.id}`
  const [text, setText] = useState<string | null>(null)
  const [isBusy, save] = useSave(name)
  useEffect(() => void findDraft<string>(name).then((kept) => setText(kept ?? '')), [name])
  const add = () => save(() => [{ kind: 'matter.add', record: name, label: grid(`matter_${matter.kind}`), body: { id: matter.id, text: (text ?? '').trim() } }])
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={`${t('matter')} · ${grid(`matter_${matter.kind}`)}`} under={words.where(matter)} />
      <section className="grid-card grid-matter">
        <span><b>{matter.urgent && <strong>{grid('urgent')} </strong>}{matter.place}</b><time dateTime={matter.at}>{formatTime(matter.at)}</time></span>
        <p>{matter.text}</p>
      </section>
      {matter.talk.length === 0 && <p className="grid-empty">{t(matter.item && matter.item !== 'done' ? 'notSent' : 'noAnswer')}</p>}
      <ol className="grid-talk" aria-label={t('talk')}>
        {matter.talk.map((line) => (
          <li key={line.key} data-own={line.who === null}>
            <span><b>{words.who(line)}</b> {words.what(line)} <time dateTime={line.at}>{formatTime(line.at)}</time></span>
            {line.text && <p>{line.text}</p>}
            {line.item && line.item !== 'done' && <em>{grid(`is_${line.item}`)}</em>}
          </li>
        ))}
      </ol>
      <footer className="grid-foot">
        {text !== null && (
          <Words
            label={t('add')} rows={2} value={text} placeholder={t(matter.state === 'closed' ? 'addAgain' : 'addHint')}
            onChange={(typed) => {
              setText(typed)
              keepDraft(name, typed)
            }}
          />
        )}
        <Button block size="large" color="primary" loading={isBusy} disabled={!text?.trim()} onClick={() => void add()}>{t('add')}</Button>
        <SafeArea position="bottom" />
      </footer>
    </main>
  )
}
