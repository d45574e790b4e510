import { Button, Input, SafeArea } from 'antd-mobile'
import { useCallback, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { CameraIcon } from '../shell/icons.tsx'
import { CoverHead } from '../shell/CoverHead.tsx'
import { replaceWith } from '../shell/route.ts'
import { readPlate } from './read-plate.ts'
import { openDetector, useCamera } from './use-camera.ts'

/** A door's plate: looked at by the camera, photographed where that may not look, typed where this browser reads no codes. */
export function Scan() {
  const { t } = useTranslation('plate')
  const [typed, setTyped] = useState('')
  const [problem, setProblem] = useState<'noCode' | 'notOurs' | ''>('')
  const open = useCallback((text: string) => {
    const code = readPlate(text)
    setProblem(code ? '' : 'notOurs')
    if (code) replaceWith('plate', code)
  }, [])
  const { video, isOn } = useCamera(open)
  const reads = openDetector() !== null
  const readPhoto = async (file: File | undefined) => {
    if (!file) return
    setProblem('')
    const picture = await createImageBitmap(file).catch(() => null)
    const found = picture && (await openDetector()?.detect(picture).catch(() => []))
    if (found?.[0]) open(found[0].rawValue)
    else setProblem('noCode')
  }
  return (
    <main className="grid-page grid-cover">
      <CoverHead title={t('scan')} />
      <video ref={video} className="grid-scan" data-on={isOn === true} muted playsInline aria-label={t('view')} />
      {isOn === true && <p className="grid-muted">{t('holdStill')}</p>}
      {isOn === false && reads && (
        <label className="grid-shoot">
          <CameraIcon /><span>{t('shoot')}</span>
          <input type="file" accept="image/*" capture="environment" onChange={(event) => void readPhoto(event.target.files?.[0]).then(() => (event.target.value = ''))} />
        </label>
      )}
      {isOn === false && <p className="grid-muted">{t(reads ? 'noCamera' : 'noReader')}</p>}
      {problem && <p className="grid-problem" role="alert">{t(problem)}</p>}
      <footer className="grid-foot">
        <h2>{t('typeIt')}</h2>
        <form className="grid-typed" onSubmit={(event) => { event.preventDefault(); open(typed) }}>
          <div className="grid-field"><Input aria-label={t('code')} value={typed} maxLength={40} clearable placeholder={t('code')} autoCapitalize="characters" onChange={setTyped} /></div>
          <Button type="submit" size="large" color="primary" disabled={typed.trim() === ''}>{t('openDoor')}</Button>
        </form>
        <SafeArea position="bottom" />
      </footer>
    </main>
  )
}
