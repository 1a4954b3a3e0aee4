import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
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
  if (process.env.STOCKROOM_UNFUSED) return;
  const checksArchive = packed.electronPlatformName !== 'linux'; // Chromium on Linux has no such check
  const program = programOf(packed);
  // An older runtime, which serves development only, has no such fuse yet and refuses to be given one.
  const knowsFilePages = FuseV1Options.GrantFileProtocolExtraPrivileges in (await getCurrentFuseWire(program));
  await flipFuses(program, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: packed.electronPlatformName === 'darwin',
    [FuseV1Options.RunAsNode]: false,
    [FuseV1Options.EnableNodeOptionsEnvironmentVariable]: false,
    [FuseV1Options.EnableNodeCliInspectArguments]: false,
    [FuseV1Options.OnlyLoadAppFromAsar]: true,
    [FuseV1Options.EnableEmbeddedAsarIntegrityValidation]: checksArchive,
    ...(knowsFilePages && { [FuseV1Options.GrantFileProtocolExtraPrivileges]: false }),
    [FuseV1Options.EnableCookieEncryption]: true,
  });
}
