// @ts-nocheck: the types of swc do not allow its functions to be replaced.
// dependency-cruiser asks swc for plain TypeScript whatever the file; a .tsx file needs the JSX grammar too.
const swc = require('@swc/core');

const parse = swc.parseFileSync;
swc.parseFileSync = (file, options) => parse(file, { ...options, syntax: 'typescript', tsx: file.endsWith('.tsx') });
