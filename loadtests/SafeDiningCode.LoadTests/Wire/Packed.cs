using System.IO.Compression;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>Bodies as they were before they were packed.</summary>
internal static class Packed
{
    /// <summary>The body of an answer, unpacked.</summary>
    /// <exception cref="WireException">It is packed in a way that nobody asked for, or damaged.</exception>
    public static ReadOnlyMemory<byte> Unpack(WireAnswer answer)
    {
        var encoding = answer.HeaderText("Content-Encoding");
        if (encoding is null)
        {
            return answer.Body;
        }

        try
        {
            using var packed = new MemoryStream(answer.Body.ToArray(), writable: false);
            using Stream unpacking = encoding switch
            {
                "br" => new BrotliStream(packed, CompressionMode.Decompress),
                "gzip" => new GZipStream(packed, CompressionMode.Decompress),
                _ => throw new WireException(Failure.Content, $"packed as {encoding}"),
            };
            using var whole = new MemoryStream();
            unpacking.CopyTo(whole);
            return whole.ToArray();
        }
        catch (Exception error) when (error is InvalidDataException or InvalidOperationException)
        {
            throw new WireException(Failure.Content, $"cannot be unpacked as {encoding}", error);
        }
    }
}
