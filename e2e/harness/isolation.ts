/**
 * The environment in which a client runs: nothing of this machine's configuration, caches, keyrings or network, so
 * that a test sees what a fresh machine sees, and cannot reach any index but the one that it is pointed at.
 */
import { devNull } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { findPython } from "./python.ts";

/** The whole environment of a client; `folder` is its home and holds its caches. `bins` come first on PATH. */
export function isolatedEnvironment(folder: string, bins: readonly string[]): Record<string, string> {
  const python = findPython()?.path ?? "python3";
  const home = join(folder, "home");
  return {
    PATH: [...bins, dirname(python), "/usr/bin", "/bin"].join(delimiter),
    HOME: home,
    USERPROFILE: home,
    TMPDIR: folder,
    LANG: "C.UTF-8",
    NO_COLOR: "1",
    COLUMNS: "200",
    XDG_CONFIG_HOME: join(home, "config"),
    XDG_CONFIG_DIRS: join(home, "no-such-folder"),
    XDG_CACHE_HOME: join(home, "cache"),
    XDG_DATA_HOME: join(home, "data"),
    XDG_STATE_HOME: join(home, "state"),
    PYTHON_KEYRING_BACKEND: "keyring.backends.null.Keyring",
    ...NO_NETWORK,
    ...PIP_VARIABLES,
    ...uvVariables(home),
    ...otherVariables(home),
  };
}

/** Whatever leaves this machine meets a proxy that is not there. */
const NO_NETWORK = {
  HTTP_PROXY: "http://127.0.0.1:9",
  HTTPS_PROXY: "http://127.0.0.1:9",
  NO_PROXY: "127.0.0.1,localhost",
  FLIT_NO_NETWORK: "1",
};

const PIP_VARIABLES = {
  PIP_CONFIG_FILE: devNull,
  PIP_NO_INPUT: "1",
  PIP_DISABLE_PIP_VERSION_CHECK: "1",
  PIP_RETRIES: "1",
  PIP_TIMEOUT: "20",
};

const uvVariables = (home: string): Record<string, string> => ({
  UV_NO_CONFIG: "1",
  UV_CACHE_DIR: join(home, "uv-cache"),
  UV_PYTHON_PREFERENCE: "only-system",
  UV_PYTHON_DOWNLOADS: "never",
  UV_NO_PROGRESS: "1",
  UV_KEYRING_PROVIDER: "disabled",
});

const otherVariables = (home: string): Record<string, string> => ({
  HATCH_DATA_DIR: join(home, "hatch-data"),
  HATCH_CACHE_DIR: join(home, "hatch-cache"),
  POETRY_CONFIG_DIR: join(home, "poetry"),
  POETRY_CACHE_DIR: join(home, "poetry-cache"),
  POETRY_DATA_DIR: join(home, "poetry-data"),
  POETRY_NO_INTERACTION: "1",
  PDM_CHECK_UPDATE: "0",
  PDM_CONFIG_FILE: join(home, "pdm.toml"),
  PDM_CACHE_DIR: join(home, "pdm-cache"),
  PDM_LOG_DIR: join(home, "pdm-log"),
  TWINE_NON_INTERACTIVE: "1",
  VIRTUALENV_NO_PERIODIC_UPDATE: "1",
});
