using System.Buffers.Text;
using System.Text;

namespace SafeDiningCode.LoadTests.Wire;

/// <summary>What the head of an answer says of its framing (RFC 9112 section 6).</summary>
/// <param name="Status">The status code.</param>
/// <param name="Length">Bytes of the body; null where they are told by chunks.</param>
/// <param name="Closes">Whether the server closes the connection after it.</param>
internal readonly record struct WireHead(int Status, int? Length, bool Closes)
{
    private const int StatusAt = 9;
    private const int StatusDigits = 3;

    /// <summary>Reads a head.</summary>
    /// <exception cref="WireException">It is none of HTTP/1.1, or does not say where the body ends.</exception>
    public static WireHead Read(ReadOnlySpan<byte> head)
    {
        if (!head.StartsWith("HTTP/1.1 "u8)
            || head.Length < StatusAt + StatusDigits
            || !Utf8Parser.TryParse(head.Slice(StatusAt, StatusDigits), out int status, out var read)
            || read != StatusDigits)
        {
            throw new WireException(Failure.Content, "The answer is not HTTP/1.1.");
        }

        var closes = Ascii.EqualsIgnoreCase(Find(head, "Connection"), "close"u8);
        if (Find(head, "Content-Length") is { Length: > 0 } text)
        {
            return Utf8Parser.TryParse(text, out int length, out read) && read == text.Length && length >= 0
                ? new WireHead(status, length, closes)
                : throw new WireException(Failure.Content, "Content-Length is no number.");
        }

        if (Ascii.EqualsIgnoreCase(Find(head, "Transfer-Encoding"), "chunked"u8))
        {
            return new WireHead(status, Length: null, closes);
        }

        return status is 204 or 304 ? new WireHead(status, 0, closes) : throw new WireException(Failure.Content, "The answer does not say how long it is.");
    }

    /// <summary>The value of a header; empty where there is none.</summary>
    public static ReadOnlySpan<byte> Find(ReadOnlySpan<byte> head, string name)
    {
        var rest = head;
        while (true)
        {
            var end = rest.IndexOf("\r\n"u8);
            var line = end < 0 ? rest : rest[..end];
            if (line.Length > name.Length && line[name.Length] == ':' && Ascii.EqualsIgnoreCase(line[..name.Length], name))
            {
                return line[(name.Length + 1)..].Trim(" \t"u8);
            }

            if (end < 0)
            {
                return default;
            }

            rest = rest[(end + 2)..];
        }
    }
}
