using System.Buffers.Text;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>A body in chunks (RFC 9112 section 7.1), put together where it lies.</summary>
internal static class Chunks
{
    /// <summary>Puts the body together at the front; null where it is not all there yet, and then nothing was moved.</summary>
    /// <returns>Bytes of the body, and bytes that it took as chunks.</returns>
    /// <exception cref="WireException">These are no chunks.</exception>
    public static (int Length, int Taken)? Join(Span<byte> received)
    {
        if (Walk(received, move: false) is null)
        {
            return null;
        }

        return Walk(received, move: true);
    }

    private static (int Length, int Taken)? Walk(Span<byte> received, bool move)
    {
        var (at, length) = (0, 0);
        while (true)
        {
            var line = received[at..].IndexOf("\r\n"u8);
            if (line < 0)
            {
                return null;
            }

            if (!Utf8Parser.TryParse(received.Slice(at, line), out int size, out var read, 'x') || read == 0 || size < 0)
            {
                throw new WireException(Failure.Content, "A chunk does not say how long it is.");
            }

            var begin = at + line + 2;
            if (received.Length < begin + size + 2)
            {
                return null;
            }

            if (size == 0)
            {
                // Trailers are not asked for and never sent by what is measured here.
                return (length, begin + 2);
            }

            if (move)
            {
                received.Slice(begin, size).CopyTo(received[length..]);
            }

            length += size;
            at = begin + size + 2;
        }
    }
}
