/** The names that markers may use (PEP 508 § Environment markers, PEP 751 for the two sets). */

/** As written in a marker → the name of the variable; some have an older spelling with a dot. */
export const MARKER_VARIABLES: ReadonlyMap<string, string> = new Map([
  ["python_version", "python_version"],
  ["python_full_version", "python_full_version"],
  ["os_name", "os_name"],
  ["os.name", "os_name"],
  ["sys_platform", "sys_platform"],
  ["sys.platform", "sys_platform"],
  ["platform_release", "platform_release"],
  ["platform_system", "platform_system"],
  ["platform_version", "platform_version"],
  ["platform.version", "platform_version"],
  ["platform_machine", "platform_machine"],
  ["platform.machine", "platform_machine"],
  ["platform_python_implementation", "platform_python_implementation"],
  ["platform.python_implementation", "platform_python_implementation"],
  ["python_implementation", "platform_python_implementation"],
  ["implementation_name", "implementation_name"],
  ["implementation_version", "implementation_version"],
  ["extra", "extra"],
  ["extras", "extras"],
  ["dependency_groups", "dependency_groups"],
]);

/** Variables whose values compare as versions, wherever the other side makes a version specifier. */
export const VERSION_VARIABLES: ReadonlySet<string> = new Set([
  "implementation_version",
  "platform_release",
  "python_full_version",
  "python_version",
]);

/** Variables that hold a set of names; only lock files define them (PEP 751 § Environment markers). */
export const SET_VARIABLES: ReadonlySet<string> = new Set(["extras", "dependency_groups"]);
