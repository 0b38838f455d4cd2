using System.Runtime.InteropServices;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Scanning.Profiles;

/// <summary>What was read of a code.</summary>
/// <param name="Answer">What the code is.</param>
/// <param name="EateryId">Whose change makes this out of date; 0 where no such issue is known.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct LoadedCode(ProfileAnswer Answer, long EateryId);

/// <summary>Reads what stands behind a genuine code: the database's part of the cache.</summary>
internal delegate Task<LoadedCode> LoadCode(TrustCode code, CancellationToken cancellation);
