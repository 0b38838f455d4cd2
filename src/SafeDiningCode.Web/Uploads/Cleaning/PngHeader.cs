namespace SafeDiningCode.Web.Uploads.Cleaning;

/// <summary>What a PNG says of itself first: its size and how its pixels are laid out.</summary>
internal sealed record PngHeader
{
    /// <summary>Pixels are numbers of colours in a palette.</summary>
    public const int Palette = 3;

    private const int Grey = 0;
    private const int Colour = 2;
    private const int GreyAlpha = 4;
    private const int ColourAlpha = 6;
    private const int Bytes = 13;

    // More than the largest photograph of 8 bits a colour takes, and a second's work to unpack.
    private const long MostUnpacked = 256 * 1024 * 1024;

    // Adam7: where each of the seven passes begins, and how far apart its pixels are.
    private static readonly (int X, int Y, int Across, int Down)[] Passes =
        [(0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2)];

    private static readonly (int X, int Y, int Across, int Down)[] OnePass = [(0, 0, 1, 1)];

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required int BitDepth { get; init; }

    public required int ColourType { get; init; }

    public required bool Interlaced { get; init; }

    /// <summary>Whether a palette may come, if only as a suggestion.</summary>
    public bool TakesPalette => ColourType is Palette or Colour or ColourAlpha;

    /// <summary>Reads the content of the first chunk.</summary>
    /// <exception cref="UnfitFileException">It is against the standard, or the picture is too large.</exception>
    public static PngHeader Read(ReadOnlySpan<byte> content)
    {
        if (content.Length != Bytes)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        var reader = new ByteReader(content);
        var (width, height) = (reader.UInt32(), reader.UInt32());
        var (depth, colour, compression, filter, interlace) = (reader.Byte(), reader.Byte(), reader.Byte(), reader.Byte(), reader.Byte());
        var known = (colour, depth) is (Grey, 1 or 2 or 4 or 8 or 16) or (Palette, 1 or 2 or 4 or 8) or (Colour or GreyAlpha or ColourAlpha, 8 or 16);
        if (!known || compression != 0 || filter != 0 || interlace > 1)
        {
            throw new UnfitFileException(UploadFault.Broken);
        }

        FileCleaner.CheckSize((int)Math.Min(width, int.MaxValue), (int)Math.Min(height, int.MaxValue));
        var header = new PngHeader { Width = (int)width, Height = (int)height, BitDepth = depth, ColourType = colour, Interlaced = interlace == 1 };
        if (header.Rows().Sum(part => part.Count * (1L + part.Bytes)) > MostUnpacked)
        {
            throw new UnfitFileException(UploadFault.TooManyPixels);
        }

        return header;
    }

    /// <summary>The rows of the unpacked data in their order: how many of how many bytes, each after the byte that names its filter.</summary>
    public IEnumerable<(int Count, int Bytes)> Rows()
    {
        var channels = ColourType switch { Colour => 3, GreyAlpha => 2, ColourAlpha => 4, _ => 1 };
        foreach (var (x, y, across, down) in Interlaced ? Passes : OnePass)
        {
            var width = (Width - x + across - 1) / across;
            var height = (Height - y + down - 1) / down;
            if (width > 0 && height > 0)
            {
                yield return (height, (int)((((long)width * channels * BitDepth) + 7) / 8));
            }
        }
    }

    /// <summary>Whether a chunk of this length can say which pixels are transparent.</summary>
    public bool IsTransparency(int length, int paletteEntries) => ColourType switch
    {
        Grey => length == 2,
        Colour => length == 6,
        Palette => length > 0 && length <= paletteEntries,
        _ => false,
    };
}
