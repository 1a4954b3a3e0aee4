/**
 * Waits until a served host says the address that opens its window once.
 * @param {import('node:child_process').ChildProcess} host
 * @returns {Promise<string>}
 */
export function addressOf(host) {
  return new Promise((resolve, reject) => {
    let said = '';
    host.stdout?.on('data', (/** @type {Buffer} */ text) => {
      said += String(text);
      const found = /http:\/\/\S+token=\S+/.exec(said);
      if (found) resolve(found[0]);
    });
    host.once('exit', (code) => reject(new Error(`The host ended with ${code} before it was served: ${said}`)));
  });
}
