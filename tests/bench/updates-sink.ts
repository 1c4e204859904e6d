import { SMTPServer } from 'smtp-server';

// Takes every mail and counts them, in a process of its own.
let mails = 0;
const server = new SMTPServer({
  authOptional: true,
  disabledCommands: ['AUTH', 'STARTTLS'],
  disableReverseLookup: true,
  onData(stream, _session, done) {
    stream.on('end', () => {
      mails += 1;
      done();
    });
    stream.resume();
  },
});
server.on('error', () => undefined);
server.listen(0, '127.0.0.1', () => {
  const address = server.server.address();
  process.send?.({ port: address !== null && typeof address !== 'string' ? address.port : 0 });
});
process.on('message', () => {
  process.send?.({ mails });
  mails = 0;
});
process.on('disconnect', () => process.exit(0));
