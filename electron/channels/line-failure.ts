import type { HttpFailure } from '#electron/http/request.ts';
import type { ChannelFailure } from '#shared/contract/channels/port.ts';

/** A failure of the line as a failure of the channel; `mayBeWritten`: whether what was to be written may have been. */
export function lineFailure({
  code,
  detail = '',
  mayHaveArrived,
}: HttpFailure): ChannelFailure & { readonly mayBeWritten: boolean } {
  const codes = {
    away: 'channel-away',
    // Half an answer is the line's fault; what is no HTTP is no store.
    rubbish: detail.startsWith('half') ? 'channel-away' : 'channel-not-understood',
    refused: 'channel-address',
    'address-refused': 'channel-address',
  } as const;
  return { code: codes[code], detail, mayBeWritten: mayHaveArrived };
}
