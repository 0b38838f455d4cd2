using System.Runtime.InteropServices;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What was read of a code.</summary>
/// <param name="Answer">What the code is.</param>
/// <param name="EateryId">Whose change makes this out of date; 0 where no such issue is known.</param>
/// <param name="Version">How often the eatery had changed when it was read, or earlier: a later change is not in it.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoadedCode(ProfileAnswer Answer, long EateryId, long Version = 0);

/// <summary>Reads what stands behind a genuine code: the database's part of the cache.</summary>
internal delegate Task<LoadedCode> LoadCode(TrustCode code, CancellationToken cancellation);
