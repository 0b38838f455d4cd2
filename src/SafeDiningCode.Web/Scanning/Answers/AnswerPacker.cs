using System.Buffers.Text;
using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Primitives;
using SafeDiningCode.Web.Scanning.Profiles;

namespace SafeDiningCode.Web.Scanning.Answers;

/// <summary>Makes an answer's bytes ready to send: packed, tagged, with the headers that go with them.</summary>
internal static class AnswerPacker
{
    // The best that takes about half a millisecond: pages are packed once a minute at most, and sent many times. With
    // this window, larger than any page, Brotli works in half a megabyte instead of three, and packs no worse.
    private const int BrotliQuality = 5;
    private const int BrotliWindow = 16;
    private const int TagBytes = 15;

    public static ReadyAnswer Pack(string text, Packing packing, string contentType, StringValues language)
    {
        var body = Pack(Encoding.UTF8.GetBytes(text), packing);
        return new ReadyAnswer
        {
            Body = body,
            ETag = $"\"{Base64Url.EncodeToString(SHA256.HashData(body).AsSpan(0, TagBytes))}\"",
            ContentType = contentType,
            ContentEncoding = packing switch { Packing.Brotli => "br", Packing.Gzip => "gzip", _ => default(StringValues) },
            ContentLanguage = language,
        };
    }

    private static byte[] Pack(byte[] bytes, Packing packing)
    {
        switch (packing)
        {
            case Packing.Brotli:
                var room = new byte[BrotliEncoder.GetMaxCompressedLength(bytes.Length)];
                if (!BrotliEncoder.TryCompress(bytes, room, out var written, BrotliQuality, BrotliWindow))
                {
                    throw new InvalidOperationException("The room that Brotli asks for was not enough.");
                }

                return room[..written];
            case Packing.Gzip:
                using (var packed = new MemoryStream())
                {
                    using (var gzip = new GZipStream(packed, CompressionLevel.Optimal, leaveOpen: true))
                    {
                        gzip.Write(bytes);
                    }

                    return packed.ToArray();
                }

            default:
                return bytes;
        }
    }
}
