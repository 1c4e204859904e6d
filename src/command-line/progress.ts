import cliProgress from 'cli-progress';

/** How far long work has come. */
export type Progress = { to(done: number): void; end(): void };

/** A bar on a terminal; elsewhere a line for every tenth part, so that a log stays short. */
export function startProgress(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  return stream.isTTY ? bar(label, total, stream) : lines(label, total, stream);
}

function bar(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  const shown = new cliProgress.SingleBar(
    { stream, format: `${label} {bar} {percentage} %  {eta_formatted} left`, hideCursor: true },
    cliProgress.Presets.shades_classic,
  );
  shown.start(Math.max(total, 1), 0);
  return { to: (done) => shown.update(done), end: () => shown.stop() };
}

function lines(label: string, total: number, stream: NodeJS.WriteStream): Progress {
  let told = 0;
  return {
    to(done) {
      const tenth = Math.floor((10 * done) / Math.max(total, 1));
      if (tenth <= told) return;
      told = tenth;
      stream.write(`${label}: ${tenth * 10} %\n`);
    },
    end: () => undefined,
  };
}

/** The same for work that mostly takes a moment: nothing is shown before three seconds are over. */
export function startProgressOfLongWork(
  label: string,
  total: number,
  stream: NodeJS.WriteStream,
): Progress {
  const began = performance.now();
  let shown: Progress | undefined;
  return {
    to(done) {
      if (!shown && performance.now() - began < 3_000) return;
      shown ??= startProgress(label, total, stream);
      shown.to(done);
    },
    end: () => shown?.end(),
  };
}
