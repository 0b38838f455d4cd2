using System.IO.Compression;
using System.Security.Cryptography;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>
/// The compressed data of a PNG, unpacked row by row through one small buffer: it must be exactly what the header
/// promises. What would unpack to more is given up at the first byte too many, however much it is.
/// </summary>
internal static class PngData
{
    private const int BufferBytes = 64 * 1024;
    private const int LastFilter = 4;

    /// <summary>The hash of the unpacked data and of what says how to read it.</summary>
    /// <exception cref="UnfitFileException">The data is damaged, too short or too long.</exception>
    public static byte[] Hash(PngHeader header, ReadOnlySpan<byte> chunksBefore, MemoryStream compressed)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(chunksBefore);
        compressed.Position = 0;
        using var source = new LastByteApart(compressed);
        using var unpacking = new ZLibStream(source, CompressionMode.Decompress);
        var buffer = new byte[BufferBytes];
        var sum = new Adler32();
        try
        {
            foreach (var (count, bytes) in header.Rows())
            {
                HashRows(unpacking, buffer, count, bytes, hash, sum);
            }

            // The end is where the header says, and where the data says: its checksum is its last bytes. The unpacking
            // stream checks it where it is there and asks for it no further where it is not.
            if (unpacking.Read(buffer, 0, 1) != 0 || !source.IsAtEnd || !compressed.GetBuffer().AsSpan(0, (int)compressed.Length).EndsWith(sum.Bytes()))
            {
                throw new UnfitFileException(UploadFault.Broken);
            }
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        return hash.GetHashAndReset();
    }

    private static void HashRows(ZLibStream unpacking, byte[] buffer, int count, int bytes, IncrementalHash hash, Adler32 sum)
    {
        var left = count * (1L + bytes);
        var inRow = 0;
        while (left > 0)
        {
            var read = unpacking.Read(buffer, 0, (int)Math.Min(buffer.Length, left));
            if (read == 0)
            {
                throw new UnfitFileException(UploadFault.Broken);
            }

            // The first byte of each row names its filter.
            for (var at = inRow == 0 ? 0 : 1 + bytes - inRow; at < read; at += 1 + bytes)
            {
                if (buffer[at] > LastFilter)
                {
                    throw new UnfitFileException(UploadFault.Broken);
                }
            }

            inRow = (int)((inRow + (long)read) % (1 + bytes));
            hash.AppendData(buffer, 0, read);
            sum.Add(buffer.AsSpan(0, read));
            left -= read;
        }
    }

    /// <summary>Hands out the last byte by itself, so that one can tell whether it was asked for: nothing lies behind the data's own end.</summary>
    private sealed class LastByteApart(MemoryStream all) : Stream
    {
        public bool IsAtEnd => all.Position == all.Length;

        public override bool CanRead => true;

        public override bool CanSeek => false;

        public override bool CanWrite => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override int Read(Span<byte> buffer)
        {
            var left = (int)(all.Length - all.Position);
            return all.Read(buffer[..Math.Min(buffer.Length, left > 1 ? left - 1 : left)]);
        }

        public override void Flush()
        {
        }

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
