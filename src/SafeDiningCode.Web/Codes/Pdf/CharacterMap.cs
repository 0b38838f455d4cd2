using System.Buffers.Binary;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>Which glyph draws which character: a Unicode part (format 4 or 12) of a font's table <c>cmap</c>.</summary>
internal sealed class CharacterMap
{
    private readonly byte[] file;
    private readonly int at;
    private readonly bool full;

    private CharacterMap(byte[] file, int at, bool full) => (this.file, this.at, this.full) = (file, at, full);

    /// <exception cref="InvalidDataException">The font maps no Unicode.</exception>
    public static CharacterMap Read(byte[] file, int table)
    {
        CharacterMap? found = null;
        for (var i = 0; i < U16(file, table + 2); i++)
        {
            var entry = table + 4 + (8 * i);
            var unicode = (U16(file, entry), U16(file, entry + 2)) is (0, _) or (3, 1) or (3, 10);
            var part = table + (int)U32(file, entry + 4);
            var format = U16(file, part);
            if (unicode && (format is 4 or 12) && found is not { full: true })
            {
                found = new CharacterMap(file, part, full: format == 12);
            }
        }

        return found ?? throw new InvalidDataException("It does not say which glyph draws which character.");
    }

    /// <summary>The glyph of a character; 0 where there is none.</summary>
    public int Glyph(int character) => full ? InGroups(character) : character <= 0xFFFF ? InSegments(character) : 0;

    private int InGroups(int character)
    {
        var (low, high) = (0, (int)U32(file, at + 12) - 1);
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var group = at + 16 + (12 * middle);
            if (character < U32(file, group))
            {
                high = middle - 1;
            }
            else if (character > U32(file, group + 4))
            {
                low = middle + 1;
            }
            else
            {
                return (int)(U32(file, group + 8) + character - U32(file, group));
            }
        }

        return 0;
    }

    private int InSegments(int character)
    {
        var twice = U16(file, at + 6);
        var ends = at + 14;
        var segment = 0;
        while (segment < twice && U16(file, ends + segment) < character)
        {
            segment += 2;
        }

        if (segment == twice)
        {
            return 0;
        }

        var start = U16(file, ends + 2 + twice + segment);
        if (character < start)
        {
            return 0;
        }

        var delta = U16(file, ends + 2 + (2 * twice) + segment);
        var rangeAt = ends + 2 + (3 * twice) + segment;
        var range = U16(file, rangeAt);
        if (range == 0)
        {
            return (character + delta) & 0xFFFF;
        }

        var glyph = U16(file, rangeAt + range + (2 * (character - start)));
        return glyph == 0 ? 0 : (glyph + delta) & 0xFFFF;
    }

    private static int U16(byte[] file, int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private static uint U32(byte[] file, int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));
}
