/** A plugin of revision Env in our own words, for an image of the name `mytool`. */
export const ENV_PLUGIN = `#!/usr/bin/env python3
import os
from pathlib import Path
from typing import Any

from cubbi_init import ToolPlugin
from ruamel.yaml import YAML

HOME = Path("/home/cubbi")


class MyToolPlugin(ToolPlugin):
    """Sets up mytool."""

    @property
    def tool_name(self) -> str:
        return "mytool"

    def initialize(self) -> bool:
        self.status.log("Writing settings")
        model = os.environ.get("CUBBI_MODEL")
        if not model:
            self.status.log("No model was asked for", "WARNING")
            return True
        return self._write({"model": model})

    def integrate_mcp_servers(self, mcp_config: dict[str, Any]) -> bool:
        if mcp_config["count"] == 0:
            return True
        try:
            self._write({"servers": [server["name"] for server in mcp_config["servers"]]})
            return True
        except OSError as error:
            self.status.log(f"Cannot write: {error}", "ERROR")
            return False

    def _write(self, data: dict[str, Any]) -> bool:
        with (HOME / "mytool.yaml").open("w") as file:
            YAML(typ="safe").dump(data, file)
        return True
`;

/** A plugin of revision Config in our own words, for an image of the name `mytool`. */
export const CONFIG_PLUGIN = `#!/usr/bin/env python3
from pathlib import Path

from cubbi_init import ToolPlugin, cubbi_config, set_ownership
from ruamel.yaml import YAML

SETTINGS = Path("/home/cubbi/.config/mytool.yaml")


class MyToolPlugin(ToolPlugin):
    @property
    def tool_name(self) -> str:
        return "mytool"

    def is_already_configured(self) -> bool:
        return SETTINGS.exists()

    def configure(self) -> bool:
        provider = cubbi_config.get_provider_for_default_model()
        data = {"key": provider.api_key} if provider else {}
        for server in cubbi_config.mcps:
            self.status.log(f"Adding server {server.name}")
        with SETTINGS.open("w") as file:
            YAML(typ="safe").dump(data, file)
        set_ownership(SETTINGS)
        return self.integrate_mcp_servers()

    def integrate_mcp_servers(self) -> bool:
        return True


PLUGIN_CLASS = MyToolPlugin
`;

/** A plugin for both init scripts. */
export const BOTH_PLUGIN = CONFIG_PLUGIN.replace(
  '    def integrate_mcp_servers(self)',
  '    def initialize(self) -> bool:\n        return self.configure()\n\n    def integrate_mcp_servers(self, servers=None)',
);
