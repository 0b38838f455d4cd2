using Microsoft.Extensions.Caching.Memory;
using SafeDiningCode.Rules.Identifiers;

namespace SafeDiningCode.Web.Codes.Images;

/// <summary>
/// Pictures made lately: drawing one takes a millisecond and more, and it never changes while its code is active.
/// Whether the code is active is not kept: that is asked each time.
/// </summary>
internal sealed class KeptImages(long mostBytes) : IDisposable
{
    /// <summary>Thousands of codes, so that a city's posters pass through and those that are asked for again stay.</summary>
    public const long DefaultBytes = 16 * 1024 * 1024;

    private readonly MemoryCache images = new(new MemoryCacheOptions { SizeLimit = mostBytes, TrackStatistics = true });

    /// <summary>Memory taken by the pictures kept; never more than was said.</summary>
    public long Bytes => images.GetCurrentStatistics()?.CurrentEstimatedSize ?? 0;

    /// <summary>The picture, drawn where none is kept. Two who want the same at once may both draw it.</summary>
    /// <param name="code">Whose picture.</param>
    /// <param name="extension">Which kind, like <c>svg</c>.</param>
    /// <param name="draw">Draws it.</param>
    public byte[] Get(TrustCode code, string extension, Func<TrustCode, byte[]> draw)
    {
        if (images.TryGetValue((code.Bits, extension), out byte[]? kept))
        {
            return kept!;
        }

        var drawn = draw(code);
        // Where it is full, the cache makes room for the next one and lets this one go.
        images.Set((code.Bits, extension), drawn, new MemoryCacheEntryOptions { Size = drawn.Length });
        return drawn;
    }

    /// <summary>Lets a code's pictures go: it points to nothing any more.</summary>
    public void Forget(TrustCode code)
    {
        foreach (var extension in ImageEndpoints.Extensions)
        {
            images.Remove((code.Bits, extension));
        }
    }

    public void Dispose() => images.Dispose();
}
