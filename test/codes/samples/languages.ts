import { APP, CORRELATION, type Sample, TIME, TRACE } from './sample.ts';

const OTHER_LANGUAGES: readonly (readonly [string, string])[] = [
  ['Portuguese', `ID de rastreio: ${TRACE} ID de correlação: ${CORRELATION} Carimbo de data/hora: ${TIME}`],
  [
    'Spanish',
    `Id. de seguimiento: ${TRACE}\r\nId. de correlación: ${CORRELATION}\r\nMarca de tiempo: ${TIME}`,
  ],
  ['Turkish', `İz ID: ${TRACE} Bağıntı ID: ${CORRELATION} Zaman damgası: ${TIME}`],
  ['German', `Ablaufverfolgungs-ID: ${TRACE} Korrelations-ID: ${CORRELATION} Zeitstempel: ${TIME}`],
  ['French, exchanged', `ID de corrélation : ${CORRELATION} ID de suivi : ${TRACE} Horodatage : ${TIME}`],
  [
    'Italian, after an id of the message',
    `ID app: ${APP}. ID traccia: ${TRACE} ID correlazione: ${CORRELATION} Timestamp: ${TIME}`,
  ],
  ['Japanese', `トレース ID: ${TRACE} 関連付け ID: ${CORRELATION} タイムスタンプ: ${TIME}`],
];

export const LANGUAGES: readonly Sample[] = OTHER_LANGUAGES.map(([name, block]) => ({
  name,
  text: `AADSTS50011: A mensagem 'https://app.example' aqui. ${block}`,
  codes: [50011],
  description: `A mensagem 'https://app.example' aqui.${block.includes(APP) ? ` ID app: ${APP}.` : ''}`,
}));
