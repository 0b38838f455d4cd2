using System.Buffers.Binary;

namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>Reads a file from its beginning; one that ends too early is broken.</summary>
internal ref struct ByteReader(ReadOnlySpan<byte> bytes)
{
    private readonly ReadOnlySpan<byte> all = bytes;

    /// <summary>How far it has read.</summary>
    public int Position { get; private set; }

    /// <summary>What it has not read yet.</summary>
    public readonly ReadOnlySpan<byte> Rest => all[Position..];

    /// <summary>The next bytes.</summary>
    /// <exception cref="UnfitFileException">There are not so many.</exception>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > all.Length - Position)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        var taken = all.Slice(Position, (int)count);
        Position += (int)count;
        return taken;
    }

    /// <summary>The next byte.</summary>
    public byte Byte() => Take(1)[0];

    /// <summary>The next two bytes, the greater first.</summary>
    public ushort UInt16() => BinaryPrimitives.ReadUInt16BigEndian(Take(sizeof(ushort)));

    /// <summary>The next four bytes, the greatest first.</summary>
    public uint UInt32() => BinaryPrimitives.ReadUInt32BigEndian(Take(sizeof(uint)));

    /// <summary>The next four bytes, the smallest first.</summary>
    public uint UInt32Little() => BinaryPrimitives.ReadUInt32LittleEndian(Take(sizeof(uint)));
}
