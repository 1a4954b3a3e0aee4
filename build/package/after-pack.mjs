import { FuseV1Options, FuseVersion, flipFuses } from '@electron/fuses';
import { rm } from 'node:fs/promises';
import path from 'node:path';

/** @typedef {{ readonly appOutDir: string, readonly electronPlatformName: string, readonly packager: { readonly appInfo: { readonly productFilename: string }, readonly executableName?: string, getResourcesDir(appOutDir: string): string } }} Packed */

function programOf(/** @type {Packed} */ { appOutDir, electronPlatformName, packager }) {
  const name = packager.appInfo.productFilename;
  if (electronPlatformName === 'darwin') return path.join(appOutDir, `${name}.app`);
  return path.join(appOutDir, electronPlatformName === 'win32' ? `${name}.exe` : (packager.executableName ?? name));
}

/** Leaves nothing in the package that would start other code than ours. */
export async function afterPack(/** @type {Packed} */ packed) {
  await rm(path.join(packed.packager.getResourcesDir(packed.appOutDir), 'default_app.asar'), { force: true });
  await flipFuses(programOf(packed), {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: packed.electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableCookieEncryption]: true,
  });
}
