using System.Text;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>An answer as it came. It lies in its connection's memory: to be read before that is used again.</summary>
/// <param name="Status">The status code.</param>
/// <param name="Head">Status line and headers.</param>
/// <param name="Body">The body, still in its content encoding.</param>
internal readonly record struct WireAnswer(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a header; empty where there is none.</summary>
    public ReadOnlySpan<byte> Header(string name) => WireHead.Find(Head.Span, name);

    /// <summary>The value of a header as text; null where there is none.</summary>
    public string? HeaderText(string name) => Header(name) is { Length: > 0 } value ? Encoding.Latin1.GetString(value) : null;
}
