using System.Runtime.InteropServices;

namespace SafeDiningCode.Rules.Kitchens;

/// <summary>A line in a kitchen's history: the state that it came into.</summary>
/// <param name="State">The state.</param>
/// <param name="SinceUtc">When it came into it, UTC to the millisecond.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct KitchenChange(KitchenState State, DateTime SinceUtc);
