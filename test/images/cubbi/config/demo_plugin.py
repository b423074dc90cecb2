"""Prepares the demo tool: one YAML file with the model, the keys and the MCP servers, for the user alone."""

import os
from pathlib import Path

from cubbi_init import CubbiConfig, ToolPlugin
from ruamel.yaml import YAML

CONFIG = Path("/home/cubbi/.config/demo/config.yaml")


class DemoPlugin(ToolPlugin):
    config: CubbiConfig

    @property
    def tool_name(self):
        return "demo"

    def is_already_configured(self):
        return CONFIG.is_file() and YAML(typ="safe").load(CONFIG) == self._settings()

    def configure(self):
        """Replaces the file. It and its folders belong to the user, and nobody else reads it."""
        user = self.config.user
        for folder in (CONFIG.parent.parent, CONFIG.parent):
            folder.mkdir(exist_ok=True)
            os.chown(folder, user.uid, user.gid)
        CONFIG.touch()
        CONFIG.chmod(0o600)
        YAML(typ="safe").dump(self._settings(), CONFIG)
        os.chown(CONFIG, user.uid, user.gid)
        self.status.log(f"Wrote the configuration of demo, with {len(self.config.mcps)} MCP servers")
        return True

    def _settings(self):
        providers = {
            name: {"api_key": provider.api_key, "base_url": provider.base_url}
            for name, provider in self.config.providers.items()
        }
        return {
            "model": self.config.defaults.model,
            "providers": providers,
            "mcp": {server.name: transport(server) for server in self.config.mcps},
        }


def transport(server):
    if server.type == "local":
        return {"command": server.command, "args": server.args, "env": server.env}
    if server.host is not None:
        return {"url": f"http://{server.host}:{server.port or 8080}/sse"}
    return {"url": server.url, "headers": server.headers}


PLUGIN_CLASS = DemoPlugin
