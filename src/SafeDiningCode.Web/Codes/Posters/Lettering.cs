using System.Text;
using SafeDiningCode.Web.Codes.Pdf;

namespace SafeDiningCode.Web.Codes.Posters;

/// <summary>Text on a drawing: measured, broken into lines, and shrunk until it fits.</summary>
internal sealed class Lettering(PdfDrawing drawing, IReadOnlyList<TrueTypeFont> fonts)
{
    /// <summary>How thick the edge is that makes letters bold, in sizes of the font.</summary>
    private const double Bold = 0.035;

    /// <summary>From the top of a line of text to its base line, in sizes of the font.</summary>
    private const double Ascent = 0.86;

    /// <summary>The width of a text on one line.</summary>
    public double Measure(string text, double size) => text.EnumerateRunes().Sum(rune => Font(rune).Advance(rune)) * size;

    /// <summary>Draws one line, centred, its top at <paramref name="top"/>.</summary>
    public void Line(string text, double size, double centre, double top, PdfColour colour, bool bold = false, double spread = 0)
    {
        var runes = text.EnumerateRunes().ToList();
        var x = centre - ((Measure(text, size) + (spread * (runes.Count - 1))) / 2);
        var path = new PdfPath();
        foreach (var rune in runes)
        {
            var font = Font(rune);
            font.Draw(path, rune, size, x, top + (Ascent * size));
            x += (font.Advance(rune) * size) + spread;
        }

        drawing.Fill(colour, path, bold ? Bold * size : 0);
    }

    /// <summary>The largest size, and the lines at it, by which a text fits into a box; the smallest where it never does.</summary>
    /// <param name="lineHeight">In sizes of the font.</param>
    public (double Size, List<string> Lines) Fit(string text, double largest, double smallest, double width, double height, double lineHeight)
    {
        for (var size = largest; ; size -= 0.2)
        {
            var lines = Wrap(text, size, width);
            if (size <= smallest || lines.Count * size * lineHeight <= height)
            {
                return (size, lines);
            }
        }
    }

    private List<string> Wrap(string text, double size, double width)
    {
        var lines = new List<string>();
        var line = "";
        foreach (var piece in PosterText.Pieces(text).SelectMany(piece => Broken(piece, size, width)))
        {
            if (line.Length > 0 && Measure((line + piece).TrimEnd(), size) > width)
            {
                lines.Add(line.TrimEnd());
                line = "";
            }

            line += piece;
        }

        lines.Add(line.TrimEnd());
        return lines;
    }

    // A word wider than the line is broken anywhere: better than running off the paper.
    private IEnumerable<string> Broken(string piece, double size, double width) =>
        Measure(piece, size) <= width ? [piece] : piece.EnumerateRunes().Select(rune => rune.ToString());

    // A character that no font has is drawn as the first font's empty box.
    private TrueTypeFont Font(Rune rune) => fonts.FirstOrDefault(font => font.Has(rune)) ?? fonts[0];
}
