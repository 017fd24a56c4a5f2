/**
 * Which project installs a module whose name is not the project's. Only well-known mismatches: everything else is
 * compared by name. An import that one of several projects can satisfy lists them all.
 */

const PROJECTS_BY_IMPORT: Readonly<Record<string, string>> = {
  attr: "attrs",
  bs4: "beautifulsoup4",
  cv2: "opencv-python opencv-python-headless opencv-contrib-python opencv-contrib-python-headless",
  Crypto: "pycryptodome pycrypto",
  Cryptodome: "pycryptodomex",
  Cython: "cython",
  Levenshtein: "levenshtein python-levenshtein",
  MySQLdb: "mysqlclient mysql-python",
  OpenGL: "pyopengl",
  OpenSSL: "pyopenssl",
  PIL: "pillow pillow-simd",
  PyQt5: "pyqt5",
  PyQt6: "pyqt6",
  PySide2: "pyside2",
  PySide6: "pyside6 pyside6-essentials pyside6-addons",
  Xlib: "python-xlib",
  _cffi_backend: "cffi",
  _plotly_utils: "plotly",
  _pytest: "pytest",
  absl: "absl-py",
  antlr4: "antlr4-python3-runtime",
  apiclient: "google-api-python-client",
  apt: "python-apt",
  argcomplete: "argcomplete",
  async_timeout: "async-timeout",
  babel: "babel",
  bson: "pymongo bson",
  cairo: "pycairo cairocffi",
  cairosvg: "cairosvg",
  certifi: "certifi",
  charset_normalizer: "charset-normalizer",
  clr: "pythonnet",
  comtypes: "comtypes",
  configobj: "configobj",
  confluent_kafka: "confluent-kafka",
  cpuinfo: "py-cpuinfo",
  dateutil: "python-dateutil",
  dbus: "dbus-python",
  deprecated: "deprecated",
  discord: "discord-py discord py-cord nextcord",
  django: "django",
  dns: "dnspython",
  docx: "python-docx",
  dotenv: "python-dotenv",
  editor: "python-editor",
  elasticsearch_dsl: "elasticsearch-dsl",
  faiss: "faiss-cpu faiss-gpu",
  fitz: "pymupdf",
  flask: "flask",
  flatbuffers: "flatbuffers",
  fontTools: "fonttools",
  gi: "pygobject",
  git: "gitpython",
  github: "pygithub",
  gitlab: "python-gitlab",
  google:
    "protobuf google-api-core google-auth google-cloud-core googleapis-common-protos google-genai google-generativeai",
  googleapiclient: "google-api-python-client",
  gridfs: "pymongo",
  grpc: "grpcio",
  grpc_health: "grpcio-health-checking",
  grpc_reflection: "grpcio-reflection",
  grpc_status: "grpcio-status",
  grpc_tools: "grpcio-tools",
  html2text: "html2text",
  igraph: "igraph python-igraph",
  ipykernel: "ipykernel",
  IPython: "ipython",
  jinja2: "jinja2",
  jks: "pyjks",
  jose: "python-jose",
  jwt: "pyjwt",
  kafka: "kafka-python kafka-python-ng",
  keystoneauth1: "keystoneauth1",
  ldap: "python-ldap",
  ldap3: "ldap3",
  llvmlite: "llvmlite",
  lz4: "lz4",
  magic: "python-magic python-magic-bin",
  markdown: "markdown",
  markdown_it: "markdown-it-py",
  markupsafe: "markupsafe",
  memcache: "python-memcached",
  mpl_toolkits: "matplotlib basemap",
  msgpack: "msgpack msgpack-python",
  mysql: "mysql-connector-python mysql-connector",
  nacl: "pynacl",
  netaddr: "netaddr",
  nmap: "python-nmap",
  oauth2client: "oauth2client",
  odf: "odfpy",
  opentelemetry: "opentelemetry-api opentelemetry-sdk",
  osgeo: "gdal",
  paho: "paho-mqtt",
  past: "future",
  peewee: "peewee",
  pkg_resources: "setuptools distribute",
  playhouse: "peewee",
  pptx: "python-pptx",
  prometheus_client: "prometheus-client",
  psycopg2: "psycopg2 psycopg2-binary psycopg2cffi",
  pwiz: "peewee",
  pyasn1_modules: "pyasn1-modules",
  pycparser: "pycparser",
  pydantic_core: "pydantic-core",
  pygments: "pygments",
  pylab: "matplotlib",
  pymysql: "pymysql",
  pynvml: "nvidia-ml-py pynvml nvidia-ml-py3",
  pyparsing: "pyparsing",
  pythoncom: "pywin32",
  pythonjsonlogger: "python-json-logger",
  pytz: "pytz",
  pywintypes: "pywin32",
  rapidjson: "python-rapidjson",
  redis: "redis",
  rest_framework: "djangorestframework",
  ruamel: "ruamel-yaml",
  sass: "libsass",
  scipy: "scipy",
  sentry_sdk: "sentry-sdk",
  serial: "pyserial",
  servicemanager: "pywin32",
  setuptools: "setuptools",
  shapefile: "pyshp",
  skimage: "scikit-image",
  sklearn: "scikit-learn",
  slugify: "python-slugify unicode-slugify awesome-slugify",
  snappy: "python-snappy",
  socketio: "python-socketio",
  engineio: "python-engineio",
  socks: "pysocks",
  sqlalchemy: "sqlalchemy",
  sqlite_utils: "sqlite-utils",
  staticmaps: "py-staticmaps",
  stdnum: "python-stdnum",
  tabulate: "tabulate",
  telegram: "python-telegram-bot",
  tensorboard: "tensorboard tb-nightly",
  tensorflow: "tensorflow tensorflow-cpu tensorflow-gpu tf-nightly tensorflow-macos intel-tensorflow",
  tlz: "toolz cytoolz",
  toml: "toml",
  tornado: "tornado",
  tree: "dm-tree",
  tree_sitter: "tree-sitter",
  twisted: "twisted",
  typing_extensions: "typing-extensions",
  umap: "umap-learn",
  usb: "pyusb",
  utm: "utm",
  uvloop: "uvloop",
  vcr: "vcrpy",
  vlc: "python-vlc",
  wcwidth: "wcwidth",
  webob: "webob",
  websocket: "websocket-client",
  werkzeug: "werkzeug",
  win32api: "pywin32",
  win32clipboard: "pywin32",
  win32com: "pywin32",
  win32con: "pywin32",
  win32crypt: "pywin32",
  win32event: "pywin32",
  win32file: "pywin32",
  win32gui: "pywin32",
  win32pipe: "pywin32",
  win32process: "pywin32",
  win32security: "pywin32",
  win32service: "pywin32",
  win32serviceutil: "pywin32",
  winerror: "pywin32",
  wx: "wxpython",
  xdg: "xdg pyxdg",
  yaml: "pyyaml",
  zmq: "pyzmq",
  zope: "zope-interface zope-component zope-event",
};

/**
 * Modules that a host program, an operating system or another implementation of Python brings with it: no requirement
 * can name them.
 */
const HOST_MODULES: ReadonlySet<string> = new Set(
  (
    "bpy maya nuke hou unreal gdb lldb idaapi idc sublime sublime_plugin gi uno apt rpm dnf js pyodide micropip java " +
    "javax org clr System __pypy__ _pypyjson pypyjit cffi_backend machine micropython utime google3 __builtin__ Foundation AppKit " +
    "objc Quartz _testcapi _testinternalcapi _xxsubinterpreters _xxinterpchannels riscos riscospath ce _posixshmem"
  ).split(" "),
);

/** Tools of developers: code that imports them is for those who have them. */
const DEVELOPER_TOOLS: ReadonlySet<string> = new Set(
  (
    "pytest _pytest sphinx docutils IPython ipykernel nose hypothesis Cython mypy pylint astroid yamllint invoke nox pre_commit " +
    "setuptools pkg_resources wheel flake8 black isort coverage mock numpydoc"
  ).split(" "),
);

/** Modules of Python 2, which code for both asks for. */
const PYTHON_2_MODULES: ReadonlySet<string> = new Set(
  (
    "cStringIO StringIO UserDict UserList UserString urllib2 urlparse ConfigParser Queue httplib HTMLParser Cookie cookielib " +
    "cPickle Tkinter tkMessageBox SocketServer BaseHTTPServer SimpleHTTPServer xmlrpclib htmlentitydefs commands __builtin__ " +
    "exceptions sets md5 sha thread dummy_thread copy_reg repr anydbm dbhash whichdb robotparser"
  ).split(" "),
);

/** What a well-known project brings along, so that importing it works although only the project is declared. */
const BROUGHT_ALONG: Readonly<Record<string, string>> = {
  flask: "werkzeug jinja2 click itsdangerous markupsafe blinker",
  requests: "urllib3 certifi idna charset_normalizer",
  pandas: "numpy dateutil pytz tzdata",
  scipy: "numpy",
  matplotlib: "numpy PIL dateutil packaging pyparsing cycler kiwisolver contourpy fontTools",
  "scikit-learn": "numpy scipy joblib threadpoolctl",
  boto3: "botocore s3transfer jmespath dateutil urllib3",
  botocore: "jmespath dateutil urllib3",
  django: "asgiref sqlparse",
  aiohttp: "yarl multidict attr attrs frozenlist aiosignal",
  fastapi: "starlette pydantic typing_extensions anyio",
  starlette: "anyio",
  aiobotocore: "botocore urllib3 aiohttp jmespath",
  httpx: "httpcore anyio certifi idna h11",
  httpx2: "httpcore2 anyio certifi idna h11",
  jinja2: "markupsafe",
  sqlalchemy: "typing_extensions greenlet",
  pydantic: "pydantic_core annotated_types typing_extensions typing_inspection",
  rich: "pygments markdown_it",
  typer: "click rich shellingham typing_extensions",
  pytest: "pluggy iniconfig packaging _pytest",
  sphinx: "docutils jinja2 pygments babel packaging requests",
  cryptography: "cffi",
  nltk: "regex joblib tqdm click",
  torch: "numpy typing_extensions sympy networkx jinja2 filelock fsspec",
  transformers: "huggingface_hub tokenizers numpy requests tqdm yaml regex safetensors filelock packaging",
  jupyterlab: "tornado traitlets jupyter_core jupyter_server",
  notebook: "tornado traitlets jupyter_core jupyter_server",
  ipykernel: "IPython traitlets tornado jupyter_client zmq",
  ipython: "traitlets pygments prompt_toolkit decorator",
  ipywidgets: "IPython traitlets",
  setuptools: "pkg_resources distutils",
  "oslo-utils": "netaddr packaging",
  twisted: "zope attr constantly hyperlink incremental automat",
  selenium: "trio urllib3 certifi",
  "google-api-core": "google requests",
  "google-auth": "google",
  "google-cloud-core": "google",
  grpcio: "grpc",
  xarray: "numpy pandas packaging",
  dask: "toolz yaml fsspec cloudpickle",
  distributed: "dask tornado msgpack toolz",
  celery: "kombu billiard vine click",
  black: "click pathspec platformdirs",
  poetry: "cleo tomlkit",
  tensorflow: "numpy google keras",
  keras: "numpy",
  prefect: "httpx pydantic anyio",
  streamlit: "numpy pandas",
  gradio: "fastapi httpx numpy pandas pydantic",
  bokeh: "numpy jinja2 yaml tornado",
  seaborn: "numpy pandas matplotlib",
  numba: "numpy llvmlite",
  statsmodels: "numpy scipy pandas patsy",
  moto: "boto3 botocore requests werkzeug jinja2",
  paramiko: "cryptography nacl bcrypt",
  pyopenssl: "cryptography",
  trio: "attr sniffio outcome sortedcontainers idna",
  anyio: "sniffio idna",
  "azure-identity": "azure msal",
  "azure-core": "requests six typing_extensions",
  gitpython: "gitdb smmap",
};

/** Normalised names of the projects that are known to install a top-level module; empty where none is known. */
export function projectsOfImport(top: string): readonly string[] {
  return Object.hasOwn(PROJECTS_BY_IMPORT, top) ? (PROJECTS_BY_IMPORT[top] ?? "").split(" ") : [];
}

/** Top-level modules that a project (normalised name) is known to install under another name. */
export function importsOfProject(project: string): readonly string[] {
  return IMPORTS_BY_PROJECT.get(project) ?? [];
}

export function isDeveloperTool(top: string): boolean {
  return DEVELOPER_TOOLS.has(top);
}

export function isPython2Module(top: string): boolean {
  return PYTHON_2_MODULES.has(top);
}

export function isHostModule(top: string): boolean {
  return HOST_MODULES.has(top);
}

/** Whether a declared project (normalised name) is known to bring the module along. */
export function isBroughtAlong(project: string, top: string): boolean {
  return Object.hasOwn(BROUGHT_ALONG, project) && (BROUGHT_ALONG[project] ?? "").split(" ").includes(top);
}

const IMPORTS_BY_PROJECT = new Map<string, string[]>();
for (const [top, projects] of Object.entries(PROJECTS_BY_IMPORT)) {
  for (const project of projects.split(" ")) {
    IMPORTS_BY_PROJECT.set(project, [...(IMPORTS_BY_PROJECT.get(project) ?? []), top]);
  }
}
