using System.Collections.Concurrent;
using System.Numerics;
using System.Runtime.InteropServices;
using SafeDiningCode.LoadTests.Wire;

namespace SafeDiningCode.LoadTests.Scenarios;

/// <summary>
/// Holds pages against what must stand in them. A page is unpacked and read the first time that these bytes come; after
/// that the same bytes are known to be right by their checksum, so that checking every answer costs next to nothing.
/// </summary>
internal sealed class PageChecks
{
    private readonly ConcurrentDictionary<string, Known> known = new(StringComparer.Ordinal);

    /// <summary>Whether the page holds each of the texts (UTF-8).</summary>
    /// <param name="page">Which page it is.</param>
    /// <exception cref="WireException">It cannot be unpacked.</exception>
    public bool Hold(string page, WireAnswer answer, byte[][] texts)
    {
        var now = new Known(answer.Body.Length, Checksum(answer.Body.Span));
        if (known.TryGetValue(page, out var before) && before == now)
        {
            return true;
        }

        var body = Packed.Unpack(answer);
        foreach (var text in texts)
        {
            if (body.Span.IndexOf(text) < 0)
            {
                return false;
            }
        }

        known[page] = now;
        return true;
    }

    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        // Two of 32 bits, one over the words in reverse order: together they miss no change of one page into another.
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        var (forwards, backwards) = (uint.MaxValue, 0u);
        for (var i = 0; i < words.Length; i++)
        {
            forwards = BitOperations.Crc32C(forwards, words[i]);
            backwards = BitOperations.Crc32C(backwards, words[^(i + 1)]);
        }

        foreach (var one in bytes[(words.Length * sizeof(ulong))..])
        {
            forwards = BitOperations.Crc32C(forwards, one);
        }

        return ((ulong)forwards << 32) | backwards;
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Known(int Length, ulong Checksum);
}
