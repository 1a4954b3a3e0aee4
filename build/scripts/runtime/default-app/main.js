// @ts-nocheck: it uses what Electron keeps for its own default app.
// Starts the app folder named on the command line, as Electron's own default app does; the development runtime lacks it.
const { app } = require('electron');
const fs = require('fs');
const Module = require('module');
const path = require('path');

const args = process.argv.slice(1);
const required = [];
let folder = null;
while (args.length > 0 && folder === null) {
  const arg = args.shift();
  if (arg === '-v' || arg === '--version') {
    console.log(`v${process.versions.electron}`);
    process.exit(0);
  } else if (arg === '-r' || arg === '--require') required.push(args.shift());
  else if (arg.startsWith('--app=')) folder = arg.slice('--app='.length);
  else if (!arg.startsWith('-')) folder = arg;
}
if (folder === null) {
  console.error('No app folder was named.');
  process.exit(1);
}

process.defaultApp = true;
if (required.length > 0) Module._preloadModules(required);
const place = path.resolve(folder);
const described = JSON.parse(fs.readFileSync(path.join(place, 'package.json'), 'utf8'));
if (described.version) app.setVersion(described.version);
if (described.productName || described.name) app.setName(described.productName || described.name);
if (described.desktopName) app.setDesktopName(described.desktopName);
app.setAppPath(place);
Module._load(path.join(place, described.main || 'index.js'), Module, true);
