"""Prepares the demo tool: one YAML file with the model, the key and the MCP servers, for the user alone."""

import os
from pathlib import Path

from cubbi_init import ToolPlugin
from ruamel.yaml import YAML

CONFIG = Path("/home/cubbi/.config/demo/config.yaml")


class DemoPlugin(ToolPlugin):
    @property
    def tool_name(self):
        return "demo"

    def initialize(self):
        user = self.config["user"]
        settings = {"model": user.model, "provider": user.provider}
        settings["api_key"] = os.environ.get("OPENAI_API_KEY", "")
        self._write(settings)
        self.status.log("Wrote the configuration of demo")
        return True

    def integrate_mcp_servers(self, mcp_config):
        settings = YAML(typ="safe").load(CONFIG)
        settings["mcp"] = {server["name"]: address(server) for server in mcp_config["servers"]}
        self._write(settings)
        self.status.log(f"Added {len(settings['mcp'])} MCP servers")
        return True

    def _write(self, settings):
        """Replaces the file. It and its folders belong to the user, and nobody else reads it."""
        user = self.config["user"]
        for folder in (CONFIG.parent.parent, CONFIG.parent):
            folder.mkdir(exist_ok=True)
            os.chown(folder, user.uid, user.gid)
        CONFIG.touch()
        CONFIG.chmod(0o600)
        YAML(typ="safe").dump(settings, CONFIG)
        os.chown(CONFIG, user.uid, user.gid)


def address(server):
    return f"http://{server['host']}:8080/sse" if server["host"] else server["url"]
