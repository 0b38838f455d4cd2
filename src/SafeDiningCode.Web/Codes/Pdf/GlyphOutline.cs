using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace SafeDiningCode.Web.Codes.Pdf;

/// <summary>Where a glyph lies on the page: font units to page units, y turned downwards.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Placement(double A, double B, double C, double D, double X, double Y)
{
    /// <summary>The page's point of a font's point.</summary>
    public (double X, double Y) Of(double x, double y) => (X + (A * x) + (C * y), Y - (B * x) - (D * y));

    /// <summary>The placement of a part of the glyph.</summary>
    public Placement With(double a, double b, double c, double d, double dx, double dy)
    {
        var (x, y) = Of(dx, dy);
        return new Placement(
            (A * a) + (C * b), (B * a) + (D * b), (A * c) + (C * d), (B * c) + (D * d), x, y);
    }
}

/// <summary>A simple glyph of the table <c>glyf</c>: closed contours of lines and of curves with one handle.</summary>
internal static class GlyphOutline
{
    private const int OnCurve = 1;
    private const int ShortX = 2;
    private const int ShortY = 4;
    private const int Repeat = 8;
    private const int SameX = 16;
    private const int SameY = 32;

    public static void Draw(ReadOnlySpan<byte> glyph, int contours, Placement placement, PdfPath path)
    {
        var ends = new int[contours];
        for (var i = 0; i < contours; i++)
        {
            ends[i] = BinaryPrimitives.ReadUInt16BigEndian(glyph[(10 + (2 * i))..]);
        }

        if (contours == 0)
        {
            return;
        }

        var at = 10 + (2 * contours);
        at += 2 + BinaryPrimitives.ReadUInt16BigEndian(glyph[at..]);
        var flags = Flags(glyph, ends[^1] + 1, ref at);
        var xs = Coordinates(glyph, flags, ShortX, SameX, ref at);
        var ys = Coordinates(glyph, flags, ShortY, SameY, ref at);

        var start = 0;
        foreach (var end in ends)
        {
            if (end > start)
            {
                Contour(start, end);
            }

            start = end + 1;
        }

        void Contour(int first, int last)
        {
            var count = last - first + 1;
            (double X, double Y, bool On) Point(int i)
            {
                var index = first + (((i % count) + count) % count);
                var (x, y) = placement.Of(xs[index], ys[index]);
                return (x, y, (flags[index] & OnCurve) != 0);
            }

            // A contour may begin with a handle: then it begins half-way to the next point.
            var begin = Enumerable.Range(0, count).FirstOrDefault(i => Point(i).On, -1);
            var origin = begin >= 0 ? Point(begin) : Middle(Point(0), Point(1));
            path.MoveTo(origin.X, origin.Y);
            for (var i = 1; i <= count; i++)
            {
                var point = Point(Math.Max(begin, 0) + i);
                if (point.On)
                {
                    path.LineTo(point.X, point.Y);
                    continue;
                }

                // Between two handles lies an unwritten point.
                var next = i == count ? origin : Point(Math.Max(begin, 0) + i + 1);
                var target = next.On ? next : Middle(point, next);
                path.QuadTo(point.X, point.Y, target.X, target.Y);
                i += next.On ? 1 : 0;
            }

            path.Close();
        }
    }

    private static (double X, double Y, bool On) Middle((double X, double Y, bool On) a, (double X, double Y, bool On) b) =>
        ((a.X + b.X) / 2, (a.Y + b.Y) / 2, true);

    private static byte[] Flags(ReadOnlySpan<byte> glyph, int points, ref int at)
    {
        var flags = new byte[points];
        for (var i = 0; i < points; i++)
        {
            var flag = flags[i] = glyph[at++];
            if ((flag & Repeat) != 0)
            {
                for (var times = glyph[at++]; times > 0; times--)
                {
                    flags[++i] = flag;
                }
            }
        }

        return flags;
    }

    private static int[] Coordinates(ReadOnlySpan<byte> glyph, byte[] flags, int isShort, int same, ref int at)
    {
        var values = new int[flags.Length];
        var value = 0;
        for (var i = 0; i < flags.Length; i++)
        {
            if ((flags[i] & isShort) != 0)
            {
                value += (flags[i] & same) != 0 ? glyph[at] : -glyph[at];
                at++;
            }
            else if ((flags[i] & same) == 0)
            {
                value += BinaryPrimitives.ReadInt16BigEndian(glyph[at..]);
                at += 2;
            }

            values[i] = value;
        }

        return values;
    }
}
