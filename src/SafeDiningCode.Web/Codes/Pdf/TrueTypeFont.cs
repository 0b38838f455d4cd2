using System.Buffers.Binary;
using System.Text;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>
/// The outlines of a font file with TrueType outlines (<c>.ttf</c>, or the first font of a <c>.ttc</c>): ISO/IEC 14496-22.
/// Fonts of PostScript outlines (most <c>.otf</c>) are not read.
/// </summary>
internal sealed class TrueTypeFont
{
    private const uint Collection = 0x74746366; // ttcf
    private readonly byte[] file;
    private readonly Dictionary<string, (int Offset, int Length)> tables = new(StringComparer.Ordinal);
    private readonly int unitsPerEm;
    private readonly bool longOffsets;
    private readonly int advances;
    private readonly CharacterMap characters;

    private TrueTypeFont(byte[] file)
    {
        this.file = file;
        var start = U32(0) == Collection ? (int)U32(12) : 0;
        if (U32(start) is not (0x00010000 or 0x74727565))
        {
            throw new InvalidDataException("It has no TrueType outlines.");
        }

        for (var i = 0; i < U16(start + 4); i++)
        {
            var entry = start + 12 + (16 * i);
            tables[Encoding.ASCII.GetString(file, entry, 4)] = ((int)U32(entry + 8), (int)U32(entry + 12));
        }

        foreach (var needed in (string[])["head", "hhea", "hmtx", "loca", "glyf", "cmap"])
        {
            if (!tables.ContainsKey(needed))
            {
                throw new InvalidDataException($"It has no table {needed}.");
            }
        }

        unitsPerEm = U16(Table("head") + 18);
        longOffsets = U16(Table("head") + 50) == 1;
        advances = U16(Table("hhea") + 34);
        characters = CharacterMap.Read(file, Table("cmap"));
    }

    /// <summary>Reads a font.</summary>
    /// <exception cref="InvalidDataException">The file is no font of this kind.</exception>
    public static TrueTypeFont Read(byte[] file)
    {
        try
        {
            return new TrueTypeFont(file);
        }
        catch (Exception error) when (error is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            throw new InvalidDataException("It is no font file, or a damaged one.", error);
        }
    }

    /// <summary>Whether the font can draw a character.</summary>
    public bool Has(Rune character) => characters.Glyph(character.Value) != 0;

    /// <summary>How far a character moves the pen, in sizes of the font.</summary>
    public double Advance(Rune character)
    {
        var glyph = Math.Min(characters.Glyph(character.Value), advances - 1);
        return U16(Table("hmtx") + (4 * glyph)) / (double)unitsPerEm;
    }

    /// <summary>Adds a character's outline to a path, its pen at <paramref name="x"/> on the base line <paramref name="y"/>.</summary>
    public void Draw(PdfPath path, Rune character, double size, double x, double y)
    {
        var scale = size / unitsPerEm;
        Glyph(characters.Glyph(character.Value), new Placement(scale, 0, 0, scale, x, y), path, depth: 0);
    }

    private void Glyph(int glyph, Placement placement, PdfPath path, int depth)
    {
        var (from, to) = (Location(glyph), Location(glyph + 1));
        if (to <= from || depth > 5)
        {
            return;
        }

        var at = Table("glyf") + from;
        var contours = S16(at);
        if (contours >= 0)
        {
            GlyphOutline.Draw(file.AsSpan(at), contours, placement, path);
            return;
        }

        // A glyph made of others: each with its own place, and perhaps its own scale.
        at += 10;
        int flags;
        do
        {
            flags = U16(at);
            var part = U16(at + 2);
            at += 4;
            var words = (flags & 1) != 0;
            var (dx, dy) = words ? (S16(at), S16(at + 2)) : ((int)(sbyte)file[at], (int)(sbyte)file[at + 1]);
            at += words ? 4 : 2;
            var (a, b, c, d) = (1d, 0d, 0d, 1d);
            if ((flags & 8) != 0)
            {
                a = d = F2Dot14(at);
                at += 2;
            }
            else if ((flags & 0x40) != 0)
            {
                (a, d) = (F2Dot14(at), F2Dot14(at + 2));
                at += 4;
            }
            else if ((flags & 0x80) != 0)
            {
                (a, b, c, d) = (F2Dot14(at), F2Dot14(at + 2), F2Dot14(at + 4), F2Dot14(at + 6));
                at += 8;
            }

            // Parts placed by matching points are not in use in these fonts: they stay where they are.
            Glyph(part, placement.With(a, b, c, d, (flags & 2) != 0 ? dx : 0, (flags & 2) != 0 ? dy : 0), path, depth + 1);
        }
        while ((flags & 0x20) != 0);
    }

    private int Location(int glyph) => longOffsets ? (int)U32(Table("loca") + (4 * glyph)) : 2 * U16(Table("loca") + (2 * glyph));

    private int Table(string name) => tables[name].Offset;

    private int U16(int at) => BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at));

    private int S16(int at) => BinaryPrimitives.ReadInt16BigEndian(file.AsSpan(at));

    private uint U32(int at) => BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at));

    private double F2Dot14(int at) => S16(at) / 16384d;
}
