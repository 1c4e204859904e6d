/** What mail servers write when they can't deliver, each in its own manner. */
export type Bounce = {
  /** The return path the report is sent to. */
  to: string;
  recipient?: string;
  action?: string;
  status?: string;
  diagnostic?: string;
};

const crlf = (lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

/** As Postfix writes it. */
export function postfixReport({
  to,
  recipient = 'reader@gone.example',
  action = 'failed',
  status = '5.1.1',
  diagnostic = `smtp; 550 5.1.1 <${recipient}>: Recipient address rejected`,
}: Bounce): Buffer {
  return crlf([
    'Return-Path: <>',
    `X-Original-To: ${to}`,
    `Delivered-To: ${to}`,
    'Received: by mail.example.net (Postfix) id 4F1; Mon, 23 Nov 2026 09:00:00 +0000 (UTC)',
    'Date: Mon, 23 Nov 2026 09:00:00 +0000 (UTC)',
    'From: MAILER-DAEMON@mail.example.net (Mail Delivery System)',
    'Subject: Undelivered Mail Returned to Sender',
    `To: ${to}`,
    'Auto-Submitted: auto-replied',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="4F1.1"',
    '',
    '--4F1.1',
    'Content-Description: Notification',
    'Content-Type: text/plain; charset=us-ascii',
    '',
    'Your message could not be delivered.',
    '',
    '--4F1.1',
    'Content-Description: Delivery report',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mail.example.net',
    'X-Postfix-Queue-ID: 4F1',
    'Arrival-Date: Mon, 23 Nov 2026 08:59:58 +0000 (UTC)',
    '',
    `Final-Recipient: rfc822; ${recipient}`,
    `Original-Recipient: rfc822;${recipient}`,
    `Action: ${action}`,
    `Status: ${status}`,
    'Remote-MTA: dns; mx.gone.example',
    `Diagnostic-Code: ${diagnostic.slice(0, 20)}`,
    `    ${diagnostic.slice(20)}`,
    '',
    '--4F1.1',
    'Content-Description: Undelivered Message',
    'Content-Type: message/rfc822',
    '',
    'Subject: A new article',
    'List-Id: updates',
    '',
    'An article.',
    '',
    '--4F1.1--',
    '',
  ]);
}

/** As Exchange writes it: bare line feeds, the original without its body, no envelope headers. */
export function exchangeReport({
  to,
  recipient = 'reader@gone.example',
  status = '5.1.10',
}: Bounce): Buffer {
  return Buffer.from(
    [
      'From: <postmaster@gone.example>',
      `To: <${to}>`,
      'Subject: Undeliverable: A new article',
      'MIME-Version: 1.0',
      'Content-Type: multipart/report; report-type=delivery-status;',
      '\tboundary="_000_abc_"',
      '',
      '--_000_abc_',
      'Content-Type: multipart/alternative; boundary="_002_def_"',
      '',
      '--_002_def_',
      'Content-Type: text/html; charset="utf-8"',
      'Content-Transfer-Encoding: base64',
      '',
      Buffer.from('<p>Your message wasn’t delivered.</p>').toString('base64'),
      '--_002_def_--',
      '--_000_abc_',
      'Content-Type: message/delivery-status',
      '',
      'Reporting-MTA: dns;EX01.gone.example',
      '',
      `Original-Recipient: rfc822;${recipient}`,
      `Final-Recipient: rfc822;${recipient}`,
      'Action: failed',
      `Status: ${status}`,
      `Diagnostic-Code: smtp;550 ${status} RESOLVER.ADR.RecipientNotFound; not found`,
      '',
      '--_000_abc_',
      'Content-Type: text/rfc822-headers',
      '',
      'Subject: A new article',
      '',
      '--_000_abc_--',
      '',
    ].join('\n'),
  );
}

/** A complaint as a mailbox provider's feedback loop writes it (RFC 5965), sent to an address of its own. */
export function complaintReport({
  originalFrom,
  returnPath = '',
  type = 'abuse',
}: {
  originalFrom: string;
  returnPath?: string;
  type?: string;
}): Buffer {
  return crlf([
    'From: <feedback@provider.example>',
    'To: <complaints@onegoodweek.example>',
    'Subject: FW: A new article',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=feedback-report; boundary="part"',
    '',
    '--part',
    'Content-Type: text/plain',
    '',
    'This is an email abuse report.',
    '',
    '--part',
    'Content-Type: message/feedback-report',
    '',
    `Feedback-Type: ${type}`,
    'User-Agent: Loop/1.0',
    'Version: 1',
    ...(originalFrom ? [`Original-Mail-From: <${originalFrom}>`] : []),
    'Arrival-Date: Mon, 23 Nov 2026 09:00:00 +0000',
    '',
    '--part',
    'Content-Type: message/rfc822',
    '',
    ...(returnPath ? [`Return-Path: <${returnPath}>`] : []),
    'From: <dana@onegoodweek.example>',
    'Subject: A new article',
    '',
    'An article.',
    '--part--',
    '',
  ]);
}

/** A note that somebody is away: no report at all. */
export function outOfOffice(to: string): Buffer {
  return crlf([
    'From: reader@example.com',
    `To: ${to}`,
    `Delivered-To: ${to}`,
    'Subject: Out of office',
    'Auto-Submitted: auto-replied',
    '',
    'Action: failed',
    'Status: 5.1.1',
    '',
  ]);
}
