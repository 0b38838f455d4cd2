using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.SelfChecks;

/// <summary>Records that fall into a pattern.</summary>
/// <param name="First">The earliest day among them.</param>
/// <param name="Last">The latest.</param>
/// <param name="Records">How many they are.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct PatternRun(DateOnly First, DateOnly Last, int Records);
