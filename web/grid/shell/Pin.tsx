import { NumberKeyboard, PasscodeInput } from 'antd-mobile'

/** Six digits by thumb, on keys of our own: no keyboard learns them. */
export function Pin({ value, onChange, isWrong, label }: { value: string; onChange: (pin: string) => void; isWrong: boolean; label: string }) {
  return (
    <PasscodeInput
      value={value} onChange={onChange} length={pinLength} error={isWrong} seperated aria-label={label} className="grid-pin"
      keyboard={<NumberKeyboard safeArea showCloseButton={false} />}
    />
  )
}

export const pinLength = 6
