/// <reference path="../../renderer/ui/modules.d.ts" />
