#!/usr/bin/env python3
"""Prepares a Cubbi container and then becomes its user: the revision that is configured by the environment.

Runs as root when the container starts. Arguments are the command that the user "cubbi" runs at last; without any it waits.
"""

import grp
import importlib.util
import os
import pwd
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from ruamel.yaml import YAML

HOME = Path("/home/cubbi")
STORAGE = Path("/cubbi-config")
METADATA = Path("/cubbi/cubbi_image.yaml")
LOG = Path("/cubbi/init.log")
STATUS = Path("/cubbi/init.status")
IDLE = ["tail", "-f", "/dev/null"]

USAGE = """usage: cubbi_init.py [--help] [COMMAND [ARGUMENT ...]]

Prepares the container as root, then runs COMMAND as the user cubbi (without one: waits).

Environment:
  CUBBI_USER_ID, CUBBI_GROUP_ID     ids of the user, 1000 each
  CUBBI_RUN_COMMAND                 a shell command that runs first
  CUBBI_NO_SHELL=true               end after that command, with its exit code
  CUBBI_CONFIG_DIR                  a folder that is made for configuration
  CUBBI_MODEL, CUBBI_PROVIDER       what the tool talks to
  MCP_COUNT, MCP_0_NAME, MCP_0_TYPE, MCP_0_HOST, MCP_0_URL
"""


class InitError(Exception):
    """A step that failed, in words for the log."""


class StatusManager:
    """Tells the outside how far init is: a log, repeated on standard output, and a one-line status."""

    def __init__(self):
        LOG.touch()
        self.complete(False)

    def log(self, message):
        print(message, flush=True)
        with LOG.open("a") as file:
            file.write(f"{message}\n")

    def complete(self, done):
        STATUS.write_text(f"INIT_COMPLETE={str(done).lower()}\n")


@dataclass
class PersistentConfig:
    source: str
    target: str
    type: str = "directory"
    description: str = ""


@dataclass
class ImageConfig:
    name: str
    description: str
    version: str
    maintainer: str
    image: str
    persistent_configs: list = field(default_factory=list)


@dataclass
class UserConfig:
    uid: int
    gid: int
    run_command: str
    no_shell: bool
    config_dir: str
    model: str
    provider: str


class ToolPlugin:
    """What an image's plugin derives from. It prepares the tool's own configuration, as root."""

    def __init__(self, status, config):
        self.status = status
        self.config = config

    @property
    def tool_name(self):
        raise NotImplementedError

    def initialize(self):
        raise NotImplementedError

    def integrate_mcp_servers(self, mcp_config):
        return True


def read_image_config():
    if not METADATA.is_file():
        raise InitError(f"Configuration file not found: {METADATA}")
    data = YAML(typ="safe").load(METADATA)
    persistent = [PersistentConfig(**item) for item in data.get("persistent_configs", [])]
    required = {key: data[key] for key in ("name", "description", "version", "maintainer", "image")}
    return ImageConfig(**required, persistent_configs=persistent)


def read_user_config(environment):
    return UserConfig(
        uid=int(environment.get("CUBBI_USER_ID", "1000")),
        gid=int(environment.get("CUBBI_GROUP_ID", "1000")),
        run_command=environment.get("CUBBI_RUN_COMMAND", ""),
        no_shell=environment.get("CUBBI_NO_SHELL", "").lower() == "true",
        config_dir=environment.get("CUBBI_CONFIG_DIR", ""),
        model=environment.get("CUBBI_MODEL", ""),
        provider=environment.get("CUBBI_PROVIDER", ""),
    )


def read_mcp_config(environment):
    """The MCP servers that the environment numbers from 0. A number without a name is skipped."""
    servers = []
    for index in range(int(environment.get("MCP_COUNT", "0"))):
        keys = ("name", "type", "host", "url")
        server = {key: environment.get(f"MCP_{index}_{key.upper()}", "") for key in keys}
        if server["name"]:
            servers.append(server)
    return {"count": len(servers), "servers": servers}


def run(*words):
    done = subprocess.run(words, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    if done.returncode != 0:
        raise InitError(f"{' '.join(words)} failed: {done.stdout.strip()}")


def find(lookup, name):
    try:
        return lookup(name)
    except KeyError:
        return None


def setup_user(status, user):
    status.log(f"Setting up user 'cubbi' with UID: {user.uid}, GID: {user.gid}")
    group = find(grp.getgrnam, "cubbi")
    if group is None:
        run("groupadd", "-g", str(user.gid), "cubbi")
    elif group.gr_gid != user.gid:
        run("groupmod", "-g", str(user.gid), "cubbi")
    account = find(pwd.getpwnam, "cubbi")
    ids = ["--uid", str(user.uid), "--gid", str(user.gid)]
    if account is None:
        run("useradd", "--shell", "/bin/bash", *ids, "--no-create-home", "cubbi")
    elif (account.pw_uid, account.pw_gid) != (user.uid, user.gid):
        run("usermod", *ids, "cubbi")


def make_folder(path, user):
    """Makes a folder with its parents; what is new belongs to the user, and so does the folder itself."""
    missing = [parent for parent in (path, *path.parents) if not parent.exists()]
    path.mkdir(parents=True, exist_ok=True)
    for folder in {path, *missing}:
        os.chown(folder, user.uid, user.gid)


def make_link(source, target, user):
    if not source.parent.exists():
        make_folder(source.parent, user)
    if source.is_symlink() or source.exists():
        source.unlink()
    source.symlink_to(target)
    os.lchown(source, user.uid, user.gid)


def setup_folders(status, user):
    for path in (Path("/app"), STORAGE, STORAGE / "home"):
        make_folder(path, user)
        path.chmod(0o755)
        status.log(f"Created directory: {path}")
    try:
        make_link(HOME, STORAGE / "home", user)
    except OSError as error:
        raise InitError(f"Failed to create home directory symlink: {error}") from error
    if user.config_dir:
        make_folder(Path(user.config_dir), user)


def setup_links(status, user, image):
    for item in image.persistent_configs:
        status.log(f"Creating symlink: {item.source} -> {item.target}")
        target = Path(item.target)
        if item.type == "file":
            make_folder(target.parent, user)
            target.touch()
            os.chown(target, user.uid, user.gid)
        else:
            make_folder(target, user)
        try:
            make_link(Path(item.source), target, user)
        except OSError as error:
            link = f"{item.source} -> {item.target}"
            raise InitError(f"Failed to create symlink {link}: {error}") from error


def load_plugin_class(path):
    spec = importlib.util.spec_from_file_location(path.stem, path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    for name in dir(module):
        found = getattr(module, name)
        if isinstance(found, type) and found is not ToolPlugin:
            if hasattr(found, "tool_name") and hasattr(found, "initialize"):
                return found
    raise InitError("it has no class with tool_name and initialize")


def run_plugin(status, image, config, mcp_config):
    stem = image.name.lower().replace("-", "_")
    path = Path(__file__).parent / f"{stem}_plugin.py"
    if not path.is_file():
        status.log(f"No tool-specific plugin found at {path}, skipping tool initialization")
        return
    try:
        plugin = load_plugin_class(path)(status, config)
        status.log(f"Running {plugin.tool_name}-specific initialization")
        done = plugin.initialize() and plugin.integrate_mcp_servers(mcp_config)
    except Exception as error:
        raise InitError(f"Failed to load or execute plugin {path.name}: {error}") from error
    if not done:
        raise InitError("Tool initialization failed")


def initialize(status):
    image = read_image_config()
    status.log(f"Initializing {image.name} v{image.version}")
    user = read_user_config(os.environ)
    mcp_config = read_mcp_config(os.environ)
    setup_user(status, user)
    setup_folders(status, user)
    setup_links(status, user, image)
    run_plugin(status, image, {"user": user, "image": image}, mcp_config)
    status.complete(True)
    return user


def run_command(status, user):
    status.log("--- Executing initial command ---")
    status.log(f"Executing as cubbi: sh -c {user.run_command}")
    code = subprocess.run(["gosu", "cubbi", "sh", "-c", user.run_command]).returncode
    status.log(f"--- Initial command finished (exit code: {code}) ---")
    if user.no_shell:
        status.log("--- CUBBI_NO_SHELL=true, exiting container without starting shell ---")
        sys.exit(code)


def become_user(status, command):
    status.log(f"Switching to user 'cubbi' and executing: {' '.join(command)}")
    try:
        os.execvp("gosu", ["gosu", "cubbi", *command])
    except OSError as error:
        status.log(f"Failed to exec as user: {error}")
        sys.exit(1)


def main(command):
    if command[:1] in (["-h"], ["--help"]):
        print(USAGE, end="")
        return
    status = StatusManager()
    try:
        user = initialize(status)
    except Exception as error:
        status.log(f"Initialization failed with error: {error}")
        sys.exit(1)
    if user.run_command:
        run_command(status, user)
    become_user(status, command or IDLE)


if __name__ == "__main__":
    # Plugins import their base class from here: it must be the same one.
    sys.modules["cubbi_init"] = sys.modules["__main__"]
    main(sys.argv[1:])
