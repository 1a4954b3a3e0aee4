import { spawn } from 'node:child_process';
import { ensureDependencies } from './dependencies.mjs';
import './end-with-npm.mjs';
import { hasDisplay, planLaunch } from './runtime/launch.mjs';
import { root } from './root.mjs';

ensureDependencies();
const { ensureBuilt } = await import('./build.mjs');
await ensureBuilt();

if (hasDisplay()) await openInElectron();
else {
  console.log('There is no screen here (DISPLAY is not set), so the same window is served to a browser instead.');
  await import('./serve.mjs');
}

async function openInElectron() {
  const { nameRuntime, resolveRuntime } = await import('./runtime/resolve.mjs');
  const { electronLibraries, ensureSystemPackages } = await import('./runtime/system-packages.mjs');
  const runtime = await resolveRuntime();
  if (!ensureSystemPackages([electronLibraries(runtime.executable)])) process.exit(1);
  const plan = planLaunch(runtime);
  console.log(nameRuntime(runtime));
  if (!plan.sandbox) console.log("User namespaces are forbidden here, so Chromium's sandbox is off (--no-sandbox).");
  const child = spawn(plan.file, [...plan.args, root, ...process.argv.slice(2)], { env: plan.env, stdio: 'inherit' });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => child.kill(signal));
  child.on('error', (error) => {
    console.error(`Electron could not be started: ${error.message}`);
    process.exit(1);
  });
  child.on('exit', (code) => process.exit(code ?? 1));
}
