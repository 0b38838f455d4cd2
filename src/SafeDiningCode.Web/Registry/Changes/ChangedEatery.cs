using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Registry.Changes;

/// <summary>An eatery whose profile has changed.</summary>
/// <param name="Id">The eatery's key.</param>
/// <param name="Version">
/// How often it has changed: facts that carry this version or a later one contain the change. 0 where the writer did
/// not say.
/// </param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ChangedEatery(long Id, long Version);
