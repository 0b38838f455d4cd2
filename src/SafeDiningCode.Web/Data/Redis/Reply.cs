using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Data.Redis;

/// <summary>What Redis said, or that it said nothing in time. Whoever asks must be able to do without.</summary>
/// <param name="IsThere">Whether an answer came.</param>
/// <param name="Value">The answer; the default where none came.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Reply<T>(bool IsThere, T? Value);
